import { connect, type Database } from "./database.ts";
import {
  addTable,
  createRestaurant,
  type Restaurant,
  type TableOptions,
} from "./restaurant.ts";
import { openSessions, type Sessions } from "./sessions.ts";

/** The tables of a scene that names none: four tables for four. */
const FOUR_TABLES = { T1: 4, T2: 4, T3: 4, T4: 4 };

/** How the restaurant of a scene differs from an ordinary one. */
export interface SceneOptions<Label extends string> {
  /** The tables by their labels: how many seats, or all that is special. */
  readonly tables?: Readonly<Record<Label, number | TableOptions>>;
  /** IANA name; Europe/Berlin unless given. */
  readonly timezone?: string;
}

/** What a test on the database starts from. */
export interface Scene<Label extends string = keyof typeof FOUR_TABLES> {
  /** Connections as the database owner. */
  readonly sql: Database;
  /** The test's own restaurant: no other test sees it. */
  readonly restaurant: Restaurant;
  /** The ids of its tables by their labels. */
  readonly tables: Readonly<Record<Label, string>>;
}

/**
 * Creates a restaurant with one zone and the tables that are named.
 *
 * {@linkcode sceneTest} does it for a test; this is for a second restaurant.
 */
export async function createScene<
  Label extends string = keyof typeof FOUR_TABLES,
>(
  sql: Database,
  { tables: wanted = FOUR_TABLES as Record<Label, number>, ...options }:
    SceneOptions<Label> = {},
): Promise<Scene<Label>> {
  const restaurant = await createRestaurant(sql, { ...options, seats: [] });
  const tables = {} as Record<Label, string>;
  for (const label of Object.keys(wanted) as Label[]) {
    const table: number | TableOptions = wanted[label];
    tables[label] = await addTable(sql, restaurant, {
      label,
      ...(typeof table === "number" ? { seats: table } : table),
    });
  }
  const tableIds = Object.values<string>(tables);
  return { sql, restaurant: { ...restaurant, tableIds }, tables };
}

/** How a test differs from one with four tables and nothing else. */
export interface SceneTestOptions<
  Label extends string,
  Count extends number,
  Given extends object,
> extends SceneOptions<Label> {
  /** How many clients act at once, each in a session of its own. */
  readonly sessions?: Count;
  /** Adds what several tests start from; each gets what this returns. */
  readonly given?: (scene: Scene<Label>) => Promise<Given>;
}

/** What {@linkcode sceneTest} passes to a test. */
export type TestScene<
  Label extends string,
  Count extends number,
  Given extends object,
> = Scene<Label> & { readonly sessions: Sessions<Count> } & Given;

/**
 * Registers a test that has a connection and a restaurant of its own.
 *
 * @example
 * ```ts
 * sceneTest("a table is released", async ({ sql, restaurant, tables: { T1 } }) => {
 *   const { bookingId } = await addSeatedBooking(sql, restaurant, [T1]);
 *   const { releasedTableIds } = await unassign(sql, bookingId);
 *   assertEquals(releasedTableIds, [T1]);
 * });
 *
 * sceneTest("a table for two is too small for four", { tables: { small: 2 } },
 *   async ({ sql, restaurant, tables: { small } }) => { … });
 *
 * sceneTest("two clients want one table", { sessions: 2, given: twoBookings },
 *   async ({ sessions: [first, second], bookingIds }) => { … });
 * ```
 */
export function sceneTest(
  name: string,
  body: (scene: Scene) => Promise<void>,
): void;
export function sceneTest<
  Label extends string = keyof typeof FOUR_TABLES,
  Count extends number = 0,
  Given extends object = object,
>(
  name: string,
  options: SceneTestOptions<Label, Count, Given>,
  body: (scene: TestScene<Label, Count, Given>) => Promise<void>,
): void;
export function sceneTest<
  Label extends string,
  Count extends number,
  Given extends object,
>(
  name: string,
  ...rest:
    | [(scene: TestScene<Label, Count, Given>) => Promise<void>]
    | [
      SceneTestOptions<Label, Count, Given>,
      (scene: TestScene<Label, Count, Given>) => Promise<void>,
    ]
): void {
  const [options, body] = rest.length === 1 ? [{}, rest[0]] : rest;
  const { sessions: count = 0 as Count, given, ...sceneOptions } = options;
  Deno.test(name, async () => {
    await using sql = connect();
    await using sessions = openSessions(count);
    const scene = await createScene<Label>(sql, sceneOptions);
    const more = await given?.(scene) ?? {} as Given;
    await body({ ...scene, sessions, ...more });
  });
}
