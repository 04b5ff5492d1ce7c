import type { BookingOptions } from "../../support/booking.ts";
import { connect, type Database } from "../../support/database.ts";
import type { Desk } from "./desk.ts";
import { addParty, createEvening, type Evening } from "./evening.ts";
import { type OpenDashboard, shareDashboard } from "./shared_dashboard.ts";

/** How the scene of a test differs from an evening without bookings. */
export interface DeskSceneOptions<Name extends string> {
  /**
   * The parties that come tomorrow evening, by their names. Each is for two,
   * from 19:00 to 21:00, unless it says otherwise.
   */
  readonly parties?: Readonly<Record<Name, BookingOptions>>;
  /** Errors that the console may show. */
  readonly expected?: readonly RegExp[];
  /** Whether the host is signed in at the beginning; true unless given. */
  readonly isSignedIn?: boolean;
}

/** What a test of the dashboard starts from. */
export interface DeskScene<Name extends string = never> {
  /** Connections as the database owner. */
  readonly sql: Database;
  /** The test's own restaurant: no other test sees it. */
  readonly evening: Evening;
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
 * deskTest("a party is seated", { parties: { Ada: { party_size: 4 } } },
 *   async ({ desk, sql, bookings }) => {
 *     await desk.seat("Ada", "B");
 *     await desk.toast("Ada has B").waitFor();
 *     assertEquals((await readSeating(sql, bookings.Ada)).status, "confirmed");
 *   });
 * ```
 */
export function deskTest(
  name: string,
  body: (scene: DeskScene) => Promise<void>,
): void;
export function deskTest<Name extends string = never>(
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
  const { parties, expected, isSignedIn = true } = options;
  const open = shared ??= shareDashboard();
  Deno.test(name, async () => {
    await using sql = connect();
    const evening = await createEvening(sql);
    const bookings = {} as Record<Name, string>;
    for (const party of Object.keys(parties ?? {}) as Name[]) {
      bookings[party] = await addParty(sql, evening, party, parties?.[party]);
    }
    const openDesk: OpenDashboard = async (expected) => {
      const desk = await open(expected);
      await desk.signIn(evening.host);
      return desk;
    };
    await using desk = await (isSignedIn ? openDesk : open)(expected);
    await body({ sql, evening, bookings, desk, openDesk });
  });
}
