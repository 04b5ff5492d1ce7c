import { assertEquals } from "@std/assert";
import {
  addBooking,
  type BookingStatus,
  minutesAfter,
} from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { FRIDAY } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { addTable } from "../../../support/restaurant.ts";
import { assign, update } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { readTable } from "./document.ts";
import { momentOf } from "./local_time.ts";

const present = readTable("start", "party", "status", "counts");
const next = readTable("party", "covers", "parties", "answer");

/** Adds a booking for Friday and brings it to that status. */
async function addPresent(
  { sql, restaurant }: Scene,
  { start, party, status }: (typeof present)[number],
): Promise<void> {
  const start_at = await momentOf(sql, `${FRIDAY} ${start}`);
  const bookingId = await addBooking(sql, restaurant, {
    party_size: Number(party),
    start_at,
    end_at: minutesAfter(start_at, 240),
  });
  if (status === "pending") return;
  const label = bookingId.slice(0, 8);
  const table = await addTable(sql, restaurant, { label, seats: 8 });
  await assign(sql, bookingId, [table]);
  if (status === "checked_in") {
    // Through the RPC nobody sits down days before.
    await sql`update bookings set status = 'checked_in' where id = ${bookingId}`;
  } else {
    await update(sql, bookingId, { status: status as BookingStatus });
  }
}

for (const { party, covers, parties, answer } of next) {
  scene.test(`docs/capacity.md counts right when a party of ${party} comes`, async (scene) => {
    const { sql, restaurant, tables: { T1 } } = scene;
    const start_time = "17:30";
    await addServicePeriod(sql, restaurant, { start_time, end_time: "23:00" });
    for (const row of present) await addPresent(scene, row);
    await addCapacityRule(sql, restaurant, { max_covers: 17, max_parties: 5 });
    const bookingId = await addBooking(sql, restaurant, {
      party_size: Number(party),
      start_at: await momentOf(sql, `${FRIDAY} 21:00`),
    });
    const seat = () => assign(sql, bookingId, [T1]);
    const counted = answer.startsWith("refused")
      ? (await assertRefused(seat, "CAPACITY_EXCEEDED")).details
      : (await seat()).capacity;
    assertEquals(
      [counted.covers, counted.parties, counted.maxCovers, counted.maxParties],
      [Number(covers), Number(parties), 17, 5],
    );
    assertEquals(counted.coversWithoutTable, 2);
    const counting = present.filter(({ counts }) => counts.startsWith("yes"));
    const sum = counting.reduce((total, row) => total + Number(row.party), 0);
    assertEquals(
      [sum, counting.length],
      [Number(covers) - Number(party), Number(parties) - 1],
    );
  });
}
