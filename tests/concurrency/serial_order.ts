import { assert } from "@std/assert";
import { readSeating } from "../../support/booking.ts";
import { connect, type Database } from "../../support/database.ts";
import { readEvents } from "../../support/event.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { allAtOnce, openSessions } from "../../support/sessions.ts";

/** What a race is about, made anew for every round. */
export interface Scene {
  /** Names for the ids in it, so that two rounds can be compared. */
  readonly names: Readonly<Record<string, string>>;
  readonly bookingIds: readonly string[];
}

/** One client's part in a race. */
export type Move<Arena extends Scene> = (
  client: Database,
  scene: Arena,
) => Promise<unknown>;

/**
 * Expects that moves made at once end as they would one after the other, in
 * whichever order: the answers, the tables, and the audit of every booking.
 */
export async function assertSomeSerialOrder<Arena extends Scene>(
  createScene: (sql: Database) => Promise<Arena>,
  moves: readonly Move<Arena>[],
  rounds: number,
): Promise<void> {
  await using sql = connect();
  await using clients = openSessions(moves.length);

  const serial = new Set<string>();
  for (const order of permutationsOf(moves.map((_, index) => index))) {
    const scene = await createScene(sql);
    const outcomes: unknown[] = [];
    for (const index of order) {
      const call = moves[index]?.(sql, scene) ?? Promise.resolve();
      outcomes[index] = await outcomeOf(call);
    }
    serial.add(await describe(sql, scene, outcomes));
  }

  for (let round = 0; round < rounds; round++) {
    const scene = await createScene(sql);
    const outcomes = await allAtOnce(
      clients,
      (client, index) =>
        outcomeOf(moves[index]?.(client, scene) ?? Promise.resolve()),
    );
    const end = await describe(sql, scene, outcomes);
    assert(
      serial.has(end),
      `No serial order ends like this:\n${end}\nOnly these:\n${
        [...serial].join("\n")
      }`,
    );
  }
}

async function describe(
  sql: Database,
  { names, bookingIds }: Scene,
  outcomes: readonly unknown[],
): Promise<string> {
  const bookings: unknown[] = [];
  for (const id of bookingIds) {
    bookings.push([await readSeating(sql, id), await readEvents(sql, id)]);
  }
  // The tables of an answer come sorted by id, which is another order each time.
  const sorted = (_: string, value: unknown) =>
    Array.isArray(value) && value.every((item) => typeof item === "string")
      ? value.map((id: string) => names[id] ?? id).toSorted()
      : value;
  return JSON.stringify([outcomes, bookings], sorted).replace(
    /"([0-9a-f-]{36})"/g,
    (_, id: string) => `"${names[id] ?? "an id"}"`,
  );
}

function permutationsOf<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutationsOf(items.toSpliced(index, 1)).map((rest) => [item, ...rest])
  );
}
