import { connect } from "../../support/database.ts";
import { type Fault, pause } from "./fault.ts";

/**
 * Holds an exclusive lock on the table of the limits for longer than a call
 * waits for it. Calls answer 503 meanwhile; afterwards all is as before.
 */
export const lockedRules: Fault = {
  name: "the table of the limits locked",
  async inject(proof, goesOn) {
    await using holder = connect(1);
    while (goesOn()) {
      await holder`begin`;
      await holder`lock table restaurant_capacity_rules in access exclusive mode`;
      proof.report.count("faults");
      await holder`select pg_sleep(2.5)`;
      await holder`commit`;
      await pause(proof, 500);
    }
  },
};
