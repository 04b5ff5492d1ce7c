import { assertEquals } from "@std/assert";
import {
  checkIn,
  release,
  seat,
} from "../../../../dashboard/src/actions/drafts.ts";
import { withTables } from "../../../../dashboard/src/actions/with_tables.ts";
import { bookingWith } from "../samples.ts";

const PENDING = bookingWith();
const HELD = bookingWith({ status: "confirmed", tableIds: ["t1"] });

Deno.test("a refused seating is tried with other tables, and still with neighbours only", () => {
  const seats = { tableIds: ["t1"], requireAdjacency: true };
  assertEquals(
    withTables(seat(PENDING, seats), PENDING, "linde", ["t2"]),
    seat(PENDING, { ...seats, tableIds: ["t2"] }),
  );
});

Deno.test("a party whose table is occupied sits down at other tables", () => {
  const draft = withTables(checkIn(HELD), HELD, "linde", ["t2"]);
  assertEquals(draft?.requests.map(({ body }) => body.seatings), [
    [{ bookingId: "ada", tableIds: ["t2"], checkIn: true }],
  ]);
});

Deno.test("an action that gives no tables cannot be done with others", () => {
  assertEquals(withTables(release(HELD), HELD, "linde", ["t2"]), null);
});
