import { connect, type Database } from "./database.ts";
import {
  createRestaurant,
  type Restaurant,
  type TableOptions,
} from "./restaurant.ts";
import { openSessions, type Sessions } from "./sessions.ts";

/** The tables of a scene that names none: four tables for four. */
const FOUR_TABLES = { T1: 4, T2: 4, T3: 4, T4: 4 };

type DefaultLabel = keyof typeof FOUR_TABLES;

/** What a test on the database starts from. */
export interface Scene<Label extends string = DefaultLabel> {
  /** Connections as the database owner. */
  readonly sql: Database;
  /** The test's own restaurant: no other test sees it. */
  readonly restaurant: Restaurant;
  /** The ids of its tables by their labels. */
  readonly tables: Readonly<Record<Label, string>>;
}

/** How the restaurant of a scene differs from an ordinary one. */
export interface SceneOptions<Label extends string = DefaultLabel> {
  /** The tables by their labels: how many seats, or all that is special. */
  readonly tables?: Readonly<Record<Label, number | TableOptions>>;
  /** IANA name; Europe/Berlin by default. */
  readonly timezone?: string;
}

/** How the scene of a test differs from an ordinary one. */
export interface SceneTestOptions<
  Label extends string = DefaultLabel,
  More extends object = object,
  Count extends number = 0,
> extends SceneOptions<Label> {
  /** How many connections at most; 1 makes `sql` one session. */
  readonly sessions?: number;
  /** How many clients act besides `sql`, each in a session of its own. */
  readonly clients?: Count;
  /** Prepares what several tests start from; its result joins the scene. */
  readonly arrange?: (scene: Scene<Label>) => Promise<More | void>;
}

/** What {@linkcode scene} passes to a test that has such options. */
export type TestScene<
  Label extends string,
  More extends object,
  Count extends number,
> = Scene<Label> & { readonly clients: Sessions<Count> } & More;

/** The tables of a scene that needs many: T1, T2, … for four each. */
export function manyTables(count: number): Readonly<Record<string, number>> {
  const labels = Array.from({ length: count }, (_, n) => `T${n + 1}`);
  return Object.fromEntries(labels.map((label) => [label, 4]));
}

/**
 * Creates a restaurant with one zone and the tables that are named.
 *
 * {@linkcode scene} does it for a test; this is for a second restaurant.
 */
export async function createScene<Label extends string = DefaultLabel>(
  sql: Database,
  { tables: wanted = FOUR_TABLES as Record<Label, number>, ...options }:
    SceneOptions<Label> = {},
): Promise<Scene<Label>> {
  const labels = Object.keys(wanted) as Label[];
  const restaurant = await createRestaurant(sql, {
    ...options,
    tables: labels.map((label) => {
      const table: number | TableOptions = wanted[label];
      return {
        label,
        ...(typeof table === "number" ? { seats: table } : table),
      };
    }),
  });
  const named = labels.map((label, n) => [label, restaurant.tableIds[n]]);
  return { sql, restaurant, tables: Object.fromEntries(named) };
}

/** Tests whose scene differs from an ordinary one by these options. */
function testsWith<
  Label extends string = DefaultLabel,
  More extends object = object,
  Count extends number = 0,
>(
  { sessions, clients: count = 0 as Count, arrange, ...options }:
    SceneTestOptions<Label, More, Count>,
) {
  return {
    /** Registers a test. */
    test(
      name: string,
      body: (scene: TestScene<Label, More, Count>) => Promise<void>,
    ): void {
      Deno.test(name, async () => {
        await using sql = connect(sessions);
        await using clients = openSessions(count);
        const scene = await createScene(sql, options);
        const more = await arrange?.(scene);
        await body({ ...scene, clients, ...more as More });
      });
    },
  };
}

/**
 * Tests that have a connection and a restaurant of their own.
 *
 * The method is called `test` because `deno fmt` then keeps a test's name on
 * one line with the head of its function.
 *
 * @example
 * ```ts
 * scene.test("a table is released", async ({ sql, restaurant, tables: { T1 } }) => {
 *   const { bookingId } = await addSeatedBooking(sql, restaurant, [T1]);
 *   const { releasedTableIds } = await unassign(sql, bookingId);
 *   assertEquals(releasedTableIds, [T1]);
 * });
 *
 * const pair = scene.with({ tables: { small: 2, large: 4 } });
 *
 * pair.test("a table for two is too small for four", async ({ sql, restaurant, tables: { small } }) => {
 *   const bookingId = await addBooking(sql, restaurant);
 *   await assertRefused(() => assign(sql, bookingId, [small]), "PARTY_EXCEEDS_SEATS");
 * });
 * ```
 */
export const scene = {
  ...testsWith({}),

  /** Tests whose scene differs by these options. */
  with: testsWith,
};
