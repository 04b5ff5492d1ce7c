import type { BookingOptions } from "../../support/booking.ts";
import { connect, type Database } from "../../support/database.ts";
import type { Desk } from "./desk.ts";
import { addParty, createEvening, type Evening } from "./evening.ts";
import { type OpenDashboard, shareDashboard } from "./shared_dashboard.ts";

/** The parties of a scene that names none. */
const ADA = { Ada: {} };

/** How a scene differs from the ordinary one. */
export interface DeskSceneOptions<Name extends string> {
  /**
   * The parties that come tomorrow evening, by their names; Ada's unless given.
   * Each is for two, from 19:00 to 21:00, unless it says otherwise.
   */
  readonly parties?: Readonly<Record<Name, BookingOptions>>;
  /** Errors that the console may show; none unless given. */
  readonly expected?: readonly RegExp[];
  /** Whether the host is signed in at the beginning; true unless given. */
  readonly isSignedIn?: boolean;
}

/** What a test of the dashboard starts from. */
export interface DeskScene<Name extends string = keyof typeof ADA> {
  /** Connections as the database owner. */
  readonly sql: Database;
  /** The test's own restaurant: no other test sees it. */
  readonly evening: Evening;
  /** The ids of the tables by their labels. */
  readonly tables: Evening["tables"];
  /** The ids of the bookings by the names of the parties. */
  readonly bookings: Readonly<Record<Name, string>>;
  /** The dashboard in a browser. */
  readonly desk: Desk;
  /** Opens it in another browser, with the host signed in. */
  readonly openDesk: OpenDashboard;
}

let shared: OpenDashboard | undefined;

/**
 * Registers a test that has a restaurant of its own and the dashboard in a
 * browser. After the test the console must have shown no error.
 *
 * @example
 * ```ts
 * deskTest("a party is seated", async ({ desk, sql, tables, bookings }) => {
 *   await desk.reserve("Ada", "B");
 *   await desk.toast("Ada has B").waitFor();
 *   const { tableIds } = await readSeating(sql, bookings.Ada);
 *   assertEquals(tableIds, [tables.B]);
 * });
 * ```
 */
export function deskTest(
  name: string,
  body: (scene: DeskScene) => Promise<void>,
): void;
export function deskTest<Name extends string = keyof typeof ADA>(
  name: string,
  options: DeskSceneOptions<Name>,
  body: (scene: DeskScene<Name>) => Promise<void>,
): void;
export function deskTest<Name extends string>(
  name: string,
  ...rest:
    | [(scene: DeskScene<Name>) => Promise<void>]
    | [DeskSceneOptions<Name>, (scene: DeskScene<Name>) => Promise<void>]
): void {
  const [options, body] = rest.length === 1 ? [{}, rest[0]] : rest;
  const { parties = ADA as Record<Name, BookingOptions> } = options;
  const { expected, isSignedIn = true } = options;
  const open = shared ??= shareDashboard();
  Deno.test(name, async () => {
    await using sql = connect();
    const evening = await createEvening(sql);
    const bookings = {} as Record<Name, string>;
    for (const party of Object.keys(parties) as Name[]) {
      bookings[party] = await addParty(sql, evening, party, parties[party]);
    }
    const openDesk: OpenDashboard = async (expected) => {
      const desk = await open(expected);
      await desk.signIn(evening.host);
      return desk;
    };
    await using desk = await (isSignedIn ? openDesk : open)(expected);
    const { tables } = evening;
    await body({ sql, evening, tables, bookings, desk, openDesk });
  });
}
