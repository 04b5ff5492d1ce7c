import postgres from "postgres";
import { readEnvironment } from "../../tests/fixtures/environment.ts";
import { DirectClient } from "../clients/direct_client.ts";
import type { Fault } from "./fault.ts";

/** Sessions whose statements may run for a few milliseconds only. */
export const shortTimeouts: Fault = {
  name: "statement timeouts",
  gather({ random, report }, complain) {
    const clients = Array.from({ length: 12 }, (_, index) => {
      report.count("faults");
      const connect = () => connectHastily(2 + random.below(8));
      return new DirectClient(`session ${index + 1}`, connect, complain, false);
    });
    const dispose = async () => {
      await Promise.all(clients.map((client) => client[Symbol.asyncDispose]()));
    };
    return Promise.resolve({ clients, [Symbol.asyncDispose]: dispose });
  },
  async inject() {},
};

function connectHastily(milliseconds: number): postgres.Sql {
  return postgres(readEnvironment().databaseUrl, {
    max: 1,
    onnotice: () => {},
    prepare: false,
    connection: { statement_timeout: milliseconds },
  });
}
