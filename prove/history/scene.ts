import {
  addBooking,
  type BookingStatus,
  minutesAfter,
} from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { type Database, one } from "../../support/database.ts";
import { at, FRIDAY, SATURDAY } from "../../support/moment.ts";
import { createRestaurant, type Restaurant } from "../../support/restaurant.ts";
import { addServicePeriod } from "../../support/service_period.ts";
import { addMember, signToken } from "../../support/user.ts";
import type { Random } from "../random.ts";
import type { View } from "./agreement.ts";
import type { Entry } from "./operation.ts";
import type { Floor, State } from "./state.ts";

/** A restaurant, how it began, and what happened to it. */
export interface Scene {
  readonly restaurantId: string;
  /** A host of the restaurant. */
  readonly userId: string;
  readonly token: string;
  readonly floor: Floor;
  readonly bookingIds: readonly string[];
  /** Whether nobody changes the limits or the switch. */
  readonly isFixed: boolean;
  readonly names: Readonly<Record<string, string>>;
  readonly start: State;
  readonly entries: Entry[];
}

const SEATS = [2, 2, 4, 4, 6];
const BOOKINGS = 8;

/** A window on one of two dates, in UTC, as the RPCs write it. */
export function pickWindow(random: Random) {
  const day = random.pick([FRIDAY, SATURDAY]);
  const startAt = at(random.pick(["12:00", "13:00", "18:00", "19:30"]), day);
  const end = minutesAfter(startAt, random.pick([90, 120]));
  return { startAt, endAt: end.replace(".000Z", "+00:00") };
}

/** Limits that are met now and then, or none. */
export function pickLimits(random: Random) {
  return {
    maxCovers: random.pick([null, 6, 9, 14]),
    maxParties: random.pick([null, 2, 3, 5]),
  };
}

/** Creates a restaurant with its bookings, none of them seated. */
export async function createScene(
  sql: Database,
  random: Random,
  isFixed: boolean,
): Promise<Scene> {
  const { scene } = await sql.begin(async (transaction) => ({
    scene: await build(transaction as unknown as Database, random, isFixed),
  }));
  return scene;
}

async function build(
  sql: Database,
  random: Random,
  isFixed: boolean,
): Promise<Scene> {
  const restaurant = await createRestaurant(sql, {
    seats: SEATS,
    timezone: "UTC",
  });
  const { id, tableIds } = restaurant;
  const userId = await addMember(sql, restaurant, "host");
  const hasDinner = random.happens(0.5);
  if (hasDinner) {
    const dinner = { start_time: "17:00", end_time: "23:00" };
    await addServicePeriod(sql, restaurant, dinner);
  }
  const limits = pickLimits(random);
  await addCapacityRule(sql, restaurant, {
    ...(limits.maxCovers !== null && { max_covers: limits.maxCovers }),
    ...(limits.maxParties !== null && { max_parties: limits.maxParties }),
  });
  const bookingIds = await addBookings(sql, restaurant, random);
  const view = await readView(sql, id);
  return {
    restaurantId: id,
    userId,
    token: await signToken(userId),
    floor: {
      seats: Object.fromEntries(
        tableIds.map((table, index) => [table, SEATS[index] ?? 0]),
      ),
      tables: tableIds,
      hasDinner,
    },
    bookingIds,
    isFixed,
    names: namesOf(tableIds, bookingIds),
    start: stateOf(view, limits),
    entries: [],
  };
}

async function addBookings(
  sql: Database,
  restaurant: Restaurant,
  random: Random,
): Promise<string[]> {
  const ids: string[] = [];
  for (let count = 0; count < BOOKINGS; count++) {
    const { startAt, endAt } = pickWindow(random);
    ids.push(
      await addBooking(sql, restaurant, {
        party_size: 1 + random.below(6),
        start_at: startAt,
        end_at: endAt,
      }),
    );
  }
  return ids;
}

/** The state that a view shows, of which no operation has made anything yet. */
function stateOf(view: View, limits: ReturnType<typeof pickLimits>): State {
  return {
    bookings: Object.fromEntries(
      Object.entries(view).map(([id, booking]) => [
        id,
        { ...booking, assignment: null },
      ]),
    ),
    answers: {},
    guards: [{ rules: { table: "present", ...limits }, isOff: false, by: -1 }],
  };
}

function namesOf(tableIds: readonly string[], bookingIds: readonly string[]) {
  return Object.fromEntries([
    ...tableIds.map((id, index) => [id, `T${index + 1}`]),
    ...bookingIds.map((id, index) => [id, `booking ${index + 1}`]),
  ]);
}

/** Looks at all bookings of a restaurant at one moment. */
export async function readView(
  sql: Database,
  restaurantId: string,
): Promise<View> {
  const row = one(
    await sql<{ view: View }[]>`
    select coalesce(jsonb_object_agg(b.id, jsonb_build_object(
      'status', b.status, 'partySize', b.party_size,
      'startAt', b.start_at, 'endAt', b.end_at,
      'assignmentId', a.id,
      'tables', coalesce((
        select jsonb_agg(t.table_id order by t.table_id)
        from assigned_tables as t
        where t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
      ), '[]')
    )), '{}') as view
    from bookings as b
    left join table_assignments as a
      on a.restaurant_id = b.restaurant_id and a.booking_id = b.id
    where b.restaurant_id = ${restaurantId}`,
  );
  return row.view;
}

/** The statuses that an edit asks for. */
export const STATUSES: readonly BookingStatus[] = [
  "pending",
  "pending",
  "confirmed",
  "checked_in",
  "completed",
  "cancelled",
  "no_show",
];
