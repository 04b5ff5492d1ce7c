import { assert } from "@std/assert";
import { readSeating } from "../../support/booking.ts";
import { connect, type Database } from "../../support/database.ts";
import { readChanges } from "../../support/event.ts";
import { outcomeOf } from "../../support/outcome.ts";
import type { Restaurant } from "../../support/restaurant.ts";
import { allAtOnce, openSessions } from "../../support/sessions.ts";

/** What a race is about; every round has its own. */
export interface Arena {
  readonly restaurant: Restaurant;
  /** The bookings whose end is compared. */
  readonly bookingIds: readonly string[];
}

/** One client's part in a race. */
export type Move<TheArena extends Arena> = (
  client: Database,
  arena: TheArena,
) => Promise<unknown>;

/**
 * Expects that moves made at once end as they would one after the other, in
 * whichever order: the answers, the tables, and the audit of every booking.
 */
export async function assertSomeSerialOrder<TheArena extends Arena>(
  createArena: (sql: Database) => Promise<TheArena>,
  moves: readonly Move<TheArena>[],
  rounds: number,
): Promise<void> {
  await using sql = connect();
  await using clients = openSessions(moves.length);

  const serial = new Set<string>();
  for (const order of permutationsOf([...moves.entries()])) {
    const arena = await createArena(sql);
    const outcomes: unknown[] = [];
    for (const [index, move] of order) {
      outcomes[index] = await outcomeOf(move(sql, arena));
    }
    serial.add(await describe(sql, arena, outcomes));
  }

  for (let round = 0; round < rounds; round++) {
    const arena = await createArena(sql);
    const outcomes = await allAtOnce(
      clients,
      moves,
      (client, move) => outcomeOf(move(client, arena)),
    );
    const end = await describe(sql, arena, outcomes);
    assert(
      serial.has(end),
      `No serial order ends like this:\n${end}\nOnly these:\n${
        [...serial].join("\n")
      }`,
    );
  }
}

/** How a round ended, with names for its ids so that rounds can be compared. */
async function describe(
  sql: Database,
  { restaurant, bookingIds }: Arena,
  outcomes: readonly unknown[],
): Promise<string> {
  const names = new Map([
    [restaurant.id, "the restaurant"],
    ...restaurant.tableIds.map((id, index) => [id, `table ${index}`] as const),
    ...bookingIds.map((id, index) => [id, `booking ${index}`] as const),
  ]);
  const bookings: unknown[] = [];
  for (const id of bookingIds) {
    bookings.push([await readSeating(sql, id), await readChanges(sql, id)]);
  }
  // Answers sort tables by id, which is another order in every round, and say
  // when.
  const sorted = (key: string, value: unknown) =>
    key === "updatedAt"
      ? "a moment"
      : Array.isArray(value) && value.every((item) => typeof item === "string")
      ? value.map((id: string) => names.get(id) ?? id).toSorted()
      : value;
  return JSON.stringify([outcomes, bookings], sorted).replace(
    /"([0-9a-f-]{36})"/g,
    (_, id: string) => `"${names.get(id) ?? "an id"}"`,
  );
}

function permutationsOf<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutationsOf(items.toSpliced(index, 1)).map((rest) => [item, ...rest])
  );
}
