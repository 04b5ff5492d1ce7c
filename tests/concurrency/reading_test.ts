import { assert, assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { type Database, one } from "../../support/database.ts";
import { switchGuard } from "../../support/guard_switch.ts";
import { at, during, FRIDAY } from "../../support/moment.ts";
import { Random } from "../../support/random.ts";
import type { Reading, Unchanged } from "../../support/reading.ts";
import type { Restaurant } from "../../support/restaurant.ts";
import { block, create, edit, unblock } from "../../support/room_rpc.ts";
import { assign, unassign } from "../../support/rpc.ts";
import { manyTables, type Scene, scene } from "../../support/scene.ts";
import { addServicePeriod } from "../../support/service_period.ts";

/** What one writer has to itself, so that writers seldom wait for each other. */
interface Desk {
  readonly session: Database;
  readonly restaurant: Restaurant;
  readonly bookingId: string;
  readonly tableIds: readonly string[];
  readonly random: Random;
}

/** Everything that a desk may do, by the RPCs and past them. */
const deeds: readonly ((desk: Desk) => Promise<unknown>)[] = [
  ({ session, bookingId, tableIds, random }) =>
    assign(session, bookingId, [random.pick(tableIds)]),
  ({ session, bookingId }) => unassign(session, bookingId),
  ({ session, bookingId, random }) =>
    edit(session, bookingId, { notes: String(random.below(1e6)) }),
  ({ session, bookingId, random }) =>
    edit(session, bookingId, {
      startAt: at("18:00", random.pick([FRIDAY, "2031-06-20"])),
      endAt: at("20:00", random.pick([FRIDAY, "2031-06-20"])),
    }),
  ({ session, restaurant, random }) =>
    create(session, restaurant.id, {
      startAt: at("18:00", random.pick([FRIDAY, "2031-06-20"])),
    }),
  async ({ session, restaurant, tableIds: [, , T3 = ""] }) => {
    const { assignmentId } = await block(session, restaurant.id, {
      ...{ tableIds: [T3], startAt: at("18:00"), endAt: at("19:00") },
    });
    await session`
      update table_assignments set block_reason = 'Storm'
      where id = ${assignmentId}`;
    await unblock(session, assignmentId);
  },
  ({ session, bookingId, random }) =>
    session`
      update bookings set party_size = ${1 + random.below(4)}
      where id = ${bookingId}`,
  ({ session, bookingId }) =>
    session`update bookings set notes = notes where id = ${bookingId}`,
  ({ session, tableIds: [T1 = ""], random }) =>
    session`update dining_tables set x = ${random.below(1e6)} where id = ${T1}`,
  ({ session, restaurant, random }) =>
    session`
      insert into restaurant_capacity_rules
        (restaurant_id, effective_date, max_covers)
      values (${restaurant.id}, ${FRIDAY}::date - ${
      random.below(1e6)
    }::int % 3000,
        ${100 + random.below(1e6)})`,
  ({ session, restaurant, random }) =>
    switchGuard(session, restaurant, random.pick(["on", "off"])),
];

/** How often the reader has read; a writer waits for its next turns. */
class Turns {
  #waiting: (() => void)[] = [];

  /** Resolves once a reading that has not begun yet has ended. */
  async next(): Promise<void> {
    for (let turn = 0; turn < 2; turn++) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  pass(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/**
 * One transaction of up to three deeds, some of them undone. It stays open
 * while the reader reads, and then commits or is rolled back.
 *
 * @returns Whether something was committed.
 */
async function act(desk: Desk, turns: Turns): Promise<boolean> {
  const { session, random } = desk;
  await session`begin`;
  let done = false;
  for (let count = 1 + random.below(3); count > 0; count--) {
    await session`savepoint deed`;
    // A refusal, or a lock that another writer has, is as good as a rollback.
    const isDone = await random.pick(deeds)(desk).then(() => true, () => false);
    const isKept = isDone && random.happens(0.7);
    await session.unsafe(
      isKept ? "release savepoint deed" : "rollback to savepoint deed",
    );
    done ||= isKept;
    if (random.happens(0.5)) await turns.next();
  }
  await turns.next();
  const commits = done && random.happens(0.8);
  await session.unsafe(commits ? "commit" : "rollback");
  return commits;
}

/** Answers of one moment: to a desk that knows a revision, and in full. */
async function readTwice(
  session: Database,
  { id }: Restaurant,
  known: string | null,
) {
  await session`begin isolation level repeatable read`;
  const answers = one(
    await session<{ known: Reading | Unchanged; full: Reading }[]>`
    select read_service(${id}, ${FRIDAY}, ${known}) as known,
      read_service(${id}, ${FRIDAY}) as full`,
  );
  await session`commit`;
  const { revision: _, now: _now, ...rest } = answers.full;
  return { ...answers, text: JSON.stringify(rest) };
}

const WRITERS = 4;
const TRANSACTIONS = 25;

const rush = scene.with({
  tables: manyTables(3 * WRITERS),
  clients: WRITERS,
  arrange: async ({ sql, restaurant }: Scene<string>) => {
    const times = { start_time: "18:00", end_time: "23:00" };
    await addServicePeriod(sql, restaurant, times);
    await addCapacityRule(sql, restaurant, { max_covers: 1000 });
    const bookingIds: string[] = [];
    for (let count = 0; count < WRITERS; count++) {
      const booking = await addBooking(
        sql,
        restaurant,
        during("18:00", "20:00"),
      );
      bookingIds.push(booking);
    }
    return { bookingIds };
  },
});

rush.test("no desk ever takes a changed service for unchanged, however late and in what order its changes are committed", async ({ sql, restaurant, clients, bookingIds }) => {
  const turns = new Turns();
  let isOver = false;
  let commits = 0;
  const writing = Promise.all(clients.map(async (session, index) => {
    const desk = {
      session,
      restaurant,
      bookingId: bookingIds[index] ?? "",
      tableIds: restaurant.tableIds.slice(3 * index, 3 * index + 3),
      random: new Random(index + 1),
    };
    for (let count = 0; count < TRANSACTIONS; count++) {
      if (await act(desk, turns)) commits++;
    }
  })).finally(() => isOver = true);

  const reader = await sql.reserve();
  const seen = { changed: 0, unchanged: 0, missed: 0 };
  let known: string | null = null;
  let text = "";
  while (!isOver) {
    const next = await readTwice(reader as Database, restaurant, known);
    if (!next.known.unchanged) {
      seen.changed++;
      text = next.text;
    } else if (next.text === text) seen.unchanged++;
    else seen.missed++;
    known = next.known.revision;
    turns.pass();
  }
  reader.release();
  await writing;
  assertEquals(seen.missed, 0);
  assert(
    commits > WRITERS * TRANSACTIONS / 4 && seen.changed > 10 &&
      seen.unchanged > 10,
    JSON.stringify({ ...seen, commits }),
  );
});
