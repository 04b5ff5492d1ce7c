import fc from "fast-check";
import { Refusal } from "../answer.ts";
import {
  describeBooking,
  type GuestData,
  refuseCheckIn,
  refuseImpossible,
  refuseOverride,
  refuseUnstorable,
} from "../booking.ts";
import { decide, measure } from "../capacity.ts";
import { byTheClock, minutesLater } from "../moments.ts";
import type { CapacityOverride, Operation } from "../operation.ts";
import type { Restaurant } from "../restaurant.ts";
import { changed, claim, type Progress } from "../room.ts";
import {
  type Booking,
  pendingBooking,
  refuseMissing,
  type State,
  withBooking,
} from "../state.ts";
import { refuseUnfit, requestedTables } from "../tables.ts";
import { refuseEnded } from "./assign.ts";

/** The body of create-booking. */
export interface CreateBody extends GuestData {
  readonly restaurantId: string;
  readonly startAt: string;
  /** By the turn time of the party unless given. */
  readonly endAt?: string;
  readonly partySize: number;
  readonly tableIds?: readonly string[];
  readonly requireAdjacency?: boolean;
  readonly checkIn?: boolean;
  readonly arrived?: boolean;
  readonly extraChairs?: boolean;
  readonly capacityOverride?: CapacityOverride;
}

/** Adds a booking, with tables and its party seated there if wanted. */
export const create: Operation<CreateBody> = {
  endpoint: "create-booking",
  rpc: "create_booking_with_capacity_check",
  weight: 4,
  arbitrary({ restaurantId, window, partySize, tableIds, guestName }) {
    const always = { restaurantId, partySize };
    const tables = fc.record({
      tableIds,
      requireAdjacency: fc.boolean(),
      checkIn: fc.boolean(),
      extraChairs: fc.boolean(),
      capacityOverride: fc.constant({ reason: "A regular" }),
    }, { requiredKeys: ["tableIds"] });
    return fc.tuple(
      fc.record(always),
      fc.oneof(window, window.map(({ startAt }) => ({ startAt }))),
      fc.option(tables, { nil: {} }),
      fc.record({ guestName, arrived: fc.boolean() }, { requiredKeys: [] }),
    ).map((parts) => Object.assign({}, ...parts) as CreateBody);
  },
  canonical(body) {
    refuseUnstorable(body);
    const { tableIds, checkIn = false } = body;
    if (tableIds) requestedTables(tableIds);
    if (checkIn && tableIds === undefined) {
      throw new Refusal("INVALID_REQUEST");
    }
    return Object.entries({
      ...body,
      tableIds: tableIds && requestedTables(tableIds),
      requireAdjacency: body.requireAdjacency ?? false,
      checkIn,
      arrived: body.arrived ?? false,
      extraChairs: body.extraChairs ?? false,
    }).toSorted();
  },
  subject(state, { capacityOverride }, { actor }) {
    refuseMissing(state);
    refuseOverride(capacityOverride, actor);
    return null;
  },

  serve(restaurant, state, body, { index, guard }) {
    const wanted = newBooking(restaurant, body, index);
    refuseImpossible(wanted);
    const isDecision = body.tableIds !== undefined;
    const created = seat(restaurant, state, wanted, body, index);
    const next = withBooking(created.state, created.booking);
    const isOverridden = body.capacityOverride !== undefined;
    const capacity = isDecision
      ? decide(restaurant, next, created.booking, guard, isOverridden)
      : measure(restaurant, next, created.booking, guard);
    const answer = describeBooking(restaurant, created.booking);
    return {
      answer: {
        outcome: "done",
        body: { ...answer, capacity },
        isDecision,
        replays: null,
      },
      state: next,
      events: [
        ...created.events,
        { bookingId: wanted.id, action: "created" },
      ],
    };
  },
};

/** The booking before it has tables; it has no version yet. */
function newBooking(
  { now }: Restaurant,
  body: CreateBody,
  by: number,
): Booking {
  const { startAt, partySize, arrivedGuests = null } = body;
  const turn = partySize <= 4 ? 90 : 120;
  const { endAt = minutesLater(startAt, turn) } = body;
  const id = `booking ${by}`;
  const isHere = body.arrived || arrivedGuests !== null;
  return {
    ...pendingBooking({ id, partySize, startAt, endAt }),
    guestName: body.guestName ?? "",
    guestPhone: body.guestPhone || null,
    notes: body.notes || null,
    arrivedAt: isHere ? byTheClock(now, by, `${id} arrives`) : null,
    arrivedGuests,
    updatedAt: "",
  };
}

/**
 * The booking with the tables that it asks for.
 *
 * @throws {Refusal} If it cannot have them.
 */
function seat(
  restaurant: Restaurant,
  state: State,
  booking: Booking,
  body: CreateBody,
  by: number,
): Progress & { readonly booking: Booking } {
  const { checkIn = false } = body;
  if (body.tableIds === undefined) {
    const created = changed(restaurant, booking, booking, by);
    return { state, events: [], booking: created };
  }
  const tableIds = requestedTables(body.tableIds);
  refuseUnfit(restaurant, tableIds, { ...body });
  const status = checkIn ? "checked_in" : "confirmed";
  if (checkIn) refuseCheckIn(restaurant, booking);
  else refuseEnded(restaurant, booking);
  const wanted = { ...booking, status } as const;
  const claimed = claim(restaurant, state, {
    booking: wanted,
    tableIds,
    isTaken: true,
    by,
  });
  const assignment = `assignment ${by}`;
  const seated = { ...claimed.booking, tableIds, assignment };
  return { ...claimed, booking: changed(restaurant, booking, seated, by) };
}
