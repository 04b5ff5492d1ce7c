import { connect } from "../../support/database.ts";
import { type Fault, pause } from "./fault.ts";

/** Holds the rows of all bookings for longer than a call waits for a lock. */
export const heldBookings: Fault = {
  name: "lock timeouts",
  async inject(proof, goesOn) {
    await using holder = connect(1);
    while (goesOn()) {
      await holder`begin`;
      await holder`select from bookings order by id limit 20 for update`;
      proof.report.count("faults");
      await holder`select pg_sleep(2.2)`;
      await holder`commit`;
      await pause(proof, 300);
    }
  },
};
