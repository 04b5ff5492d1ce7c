import { connect } from "../../support/database.ts";
import { type Fault, pause } from "./fault.ts";

/** The rows of bookings, for longer than a call waits for a lock. */
export const heldBookings = holding(
  "lock timeouts",
  "select from bookings order by id limit 20 for update",
);

/** The capacity rules, so that calls answer 503 until they are back. */
export const lockedRules = holding(
  "the capacity rules locked",
  "lock table restaurant_capacity_rules in access exclusive mode",
);

/** Longer than a call waits for a lock. */
const SECONDS = 2.3;

/** Takes the locks of a statement, again and again, in a transaction. */
function holding(name: string, statement: string): Fault {
  return {
    name,
    async strike(proof) {
      await using holder = connect(1);
      await holder`begin`;
      await holder.unsafe(statement);
      await holder`select pg_sleep(${SECONDS})`;
      await holder`commit`;
      await pause(proof, 400);
      return true;
    },
  };
}
