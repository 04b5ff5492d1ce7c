import { assertEquals } from "@std/assert";
import type { Database } from "../../../support/database.ts";
import { type ErrorBody, post } from "../../../support/endpoint.ts";
import { rest, type RestError, secretKey } from "../../../support/rest.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import { booked } from "./booked.ts";

/** A character that is two units in JavaScript and four bytes in UTF-8. */
const EMOJI = "🍕";

const fields = [
  { field: "guestName", parameter: "p_guest_name", longest: 200 },
  { field: "notes", parameter: "p_notes", longest: 2000 },
] as const;

async function readGuest(sql: Database, bookingId: string) {
  const [row] = await sql<{ guestName: string; notes: string | null }[]>`
    select guest_name as "guestName", notes from bookings
    where id = ${bookingId}`;
  return row;
}

for (const { field, parameter, longest } of fields) {
  booked.test(`${longest} emoji are accepted as ${field} by the endpoint and by the RPC`, async ({ sql, bookingId }) => {
    const text = EMOJI.repeat(longest);
    const body = { bookingId, [field]: text };
    assertEquals((await post("update-booking", body)).status, 200);
    assertEquals((await readGuest(sql, bookingId))?.[field], text);
    const { status } = await rest(
      "rpc/update_booking_with_capacity_check",
      secretKey(),
      { body: { p_booking_id: bookingId, [parameter]: text } },
    );
    assertEquals(status, 200);
  });

  booked.test(`${longest + 1} emoji are refused as ${field} by the endpoint and by the RPC, and not repeated`, async ({ sql, restaurant, bookingId }) => {
    const text = EMOJI.repeat(longest + 1);
    await withoutTrace(sql, restaurant, async () => {
      const answer = await post<ErrorBody>("update-booking", {
        bookingId,
        [field]: text,
      });
      assertEquals(
        [answer.status, answer.body.reason],
        [400, "INVALID_REQUEST"],
      );
      const refused = await rest<RestError>(
        "rpc/update_booking_with_capacity_check",
        secretKey(),
        { body: { p_booking_id: bookingId, [parameter]: text } },
      );
      assertEquals([refused.status, refused.body.code], [400, "TA001"]);
      for (const { body } of [answer, refused]) {
        assertEquals(JSON.stringify(body).includes(EMOJI), false);
      }
    });
  });
}
