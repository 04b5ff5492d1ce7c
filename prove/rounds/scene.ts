import type { Rule } from "../../model/capacity.ts";
import type { Restaurant } from "../../model/restaurant.ts";
import { initialState, knownIds, pendingBooking } from "../../model/state.ts";
import type { Database } from "../../support/database.ts";
import {
  addModelledRule,
  createModelled,
} from "../../support/modelled_restaurant.ts";
import type { Random } from "../../support/random.ts";
import { renamed } from "../../support/renamed.ts";
import { addMember, signToken } from "../../support/user.ts";
import type { Account } from "../clients/client.ts";
import type { Position } from "../search/position.ts";
import { Recorder } from "./recorder.ts";
import { limitingRule, windowsAround } from "./values.ts";

/** A restaurant in the database, how it begins, and what happens to it. */
export interface Scene {
  readonly restaurant: Restaurant;
  readonly bookingIds: readonly string[];
  /** A host of the restaurant. */
  readonly host: Account;
  /** Whether operators leave it alone. */
  readonly isFixed: boolean;
  /** The only capacity rule at first. */
  readonly rule: Rule;
  /** Where its history begins: all bookings pending, the guard on. */
  readonly start: Position;
  readonly recorder: Recorder;
  /** Names of ids, for people. */
  readonly names: Readonly<Record<string, string>>;
}

const SEATS = [2, 2, 4, 4, 6];
const BOOKINGS = 8;

const DINNER = { id: "dinner", dayOfWeek: null, start: 17 * 60, end: 23 * 60 };

/** The hour of the evening that it is, wherever the restaurant is. */
const HOUR = 19;

/** Creates a restaurant with pending bookings, one capacity rule and a host. */
export async function createScene(
  sql: Database,
  random: Random,
  isFixed: boolean,
): Promise<Scene> {
  const restaurant = randomRestaurant(random);
  const window = windowsAround(restaurant.now);
  const bookings = Array.from(
    { length: BOOKINGS },
    (_, index) =>
      pendingBooking({
        id: `booking ${index + 1}`,
        partySize: 1 + random.below(6),
        ...random.generate(window),
      }),
  );
  const ids = await createModelled(sql, restaurant, bookings);
  const id = ids[restaurant.id] ?? "";
  const rule = random.generate(limitingRule);
  await addModelledRule(sql, { id }, rule);
  const userId = await addMember(sql, { id }, "host");
  const rules = { table: "present", rules: [rule] } as const;
  const known = renamed(restaurant, ids);
  return {
    restaurant: known,
    bookingIds: bookings.map((booking) => ids[booking.id] ?? ""),
    host: { userId, token: await signToken(userId) },
    isFixed,
    rule,
    start: {
      restaurant: known,
      state: initialState(renamed(bookings, ids)),
      guards: [{ guard: { rules, isOff: false }, by: -1 }],
      ids: knownIds(renamed(bookings, ids)),
    },
    recorder: new Recorder(),
    names: Object.fromEntries(
      Object.entries(ids).map(([name, id]) => [id, name]),
    ),
  };
}

/**
 * Five tables in a row, where it is evening; in half of all cases, dinner is a
 * service period.
 */
function randomRestaurant(random: Random): Restaurant {
  const tables = SEATS.map((seats, index) => ({
    id: `T${index + 1}`,
    zoneId: "zone",
    seats,
    isMovable: true,
    isActive: true,
  }));
  const now = new Date();
  const hours = (HOUR - now.getUTCHours() + 12 + 24) % 24 - 12;
  return {
    id: "restaurant",
    now: now.toISOString().replace(/\d\d\.\d{3}Z$/, "00+00:00"),
    // Its sign is the other way round.
    timezone: `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`,
    utcOffset: hours * 60,
    tables,
    adjacencies: tables.slice(1).map(({ id }, index) => [`T${index + 1}`, id]),
    servicePeriods: random.happens(0.5) ? [DINNER] : [],
  };
}
