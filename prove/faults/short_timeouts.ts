import { connect } from "../../tests/fixtures/database.ts";
import { DirectClient } from "../clients/direct_client.ts";
import type { Fault } from "./fault.ts";

/** Sessions whose statements may run for a few milliseconds only. */
export const shortTimeouts: Fault = {
  name: "statement timeouts",
  async gather({ random, report }, complain) {
    const sessions = Array.from({ length: 12 }, () => connect(1));
    for (const session of sessions) {
      const timeout = String(2 + random.below(8));
      await session`select set_config('statement_timeout', ${timeout}, false)`;
      report.count("faults");
    }
    const clients = sessions.map((session, index) =>
      new DirectClient(`hasty session ${index + 1}`, session, complain, false)
    );
    const dispose = async () => {
      await Promise.all(sessions.map((session) => session.end()));
    };
    return { clients, [Symbol.asyncDispose]: dispose };
  },
  async inject() {},
};
