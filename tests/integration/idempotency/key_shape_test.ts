import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { connect, type Database } from "../../../support/database.ts";
import { dumpRestaurant } from "../../../support/dump.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";

type Call = (
  sql: Database,
  bookingId: string,
  tableIds: readonly string[],
  key: string,
) => Promise<{ readonly replayed: boolean }>;

const calls: Readonly<Record<string, Call>> = {
  "an assignment": (sql, bookingId, tableIds, key) =>
    assign(sql, bookingId, tableIds, { key }),
  "an edit": (sql, bookingId, _, key) =>
    update(sql, bookingId, { notes: "High chair", key }),
  "a release": (sql, bookingId, _, key) => unassign(sql, bookingId, { key }),
};

const malformed: Readonly<Record<string, string>> = {
  "is empty": "",
  "has 256 characters": "k".repeat(256),
  "has a space": "two words",
  "has a tab": "two\twords",
  "has a line break at its end": "key\n",
  "has a character beyond ASCII": "schlüssel",
  "has a delete character": "key\x7f",
};

const wellFormed: Readonly<Record<string, string>> = {
  "one character": "!",
  "255 characters": "~".repeat(255),
  "a quote, a backslash and a brace": `'"\\{}$1--`,
};

for (const [name, call] of Object.entries(calls)) {
  for (const [flaw, key] of Object.entries(malformed)) {
    Deno.test(`A key that ${flaw} is refused for ${name}`, async () => {
      await using sql = connect();
      const restaurant = await createRestaurant(sql);
      const bookingId = await addBooking(sql, restaurant);
      const before = await dumpRestaurant(sql, restaurant.id);
      const { details } = await assertRefused(
        () => call(sql, bookingId, restaurant.tableIds, key),
        "INVALID_REQUEST",
      );
      assertEquals(details, { characters: key.length });
      assertEquals(await dumpRestaurant(sql, restaurant.id), before);
    });
  }

  for (const [shape, key] of Object.entries(wellFormed)) {
    Deno.test(`A key of ${shape} is taken for ${name}`, async () => {
      await using sql = connect();
      const restaurant = await createRestaurant(sql);
      const bookingId = await addBooking(sql, restaurant);
      const ask = () => call(sql, bookingId, restaurant.tableIds, key);
      const first = await ask();
      assertEquals(first.replayed, false);
      assertEquals(await ask(), { ...first, replayed: true });
    });
  }
}
