import { type Database, one } from "./database.ts";
import type { Capacity, Edit, Edited } from "./rpc.ts";

/** The capacity of one of the services that several bookings are in. */
export interface ServiceCapacity extends Capacity {
  readonly servicePeriodId: string | null;
  readonly serviceDate: string | null;
  readonly coversWithoutTable: number | null;
}

/** A booking as create-booking and update-booking answer it. */
export interface BookingInRoom {
  readonly guestPhone: string | null;
  readonly arrivedAt: string | null;
  readonly arrivedGuests: number | null;
  readonly seatedAt: string | null;
  readonly leftAt: string | null;
  readonly updatedAt: string;
}

/** What update_booking_with_capacity_check returns, with the party's facts. */
export interface EditedInRoom extends Edited {
  readonly booking: Edited["booking"] & BookingInRoom;
  readonly capacity:
    | Capacity & { readonly coversWithoutTable: number | null }
    | null;
}

/** What an edit may say beside the fields of {@linkcode Edit}. */
export interface RoomEdit extends Edit {
  readonly guestPhone?: string;
  readonly arrived?: boolean;
  readonly arrivedGuests?: number;
  /** The reason. */
  readonly capacityOverride?: string;
  readonly expectedUpdatedAt?: string;
  readonly restaurantId?: string;
}

/** Calls update_booking_with_capacity_check with all that it takes. */
export async function edit(
  sql: Database,
  bookingId: string,
  changes: RoomEdit,
): Promise<EditedInRoom> {
  const row = one(
    await sql<{ answer: EditedInRoom }[]>`
    select update_booking_with_capacity_check(
      ${bookingId}, ${changes.startAt ?? null}, ${changes.endAt ?? null},
      ${changes.partySize ?? null}, ${changes.status ?? null}::booking_status,
      ${changes.guestName ?? null}, ${changes.notes ?? null},
      ${changes.key ?? null}, ${changes.guestPhone ?? null},
      ${changes.arrived ?? null}, ${changes.arrivedGuests ?? null},
      ${changes.capacityOverride ?? null},
      ${changes.expectedUpdatedAt ?? null}, ${changes.restaurantId ?? null}
    ) as answer`,
  );
  return row.answer;
}

/** A booking to be created. */
export interface NewBooking {
  readonly startAt: string;
  readonly endAt?: string;
  /** 4 by default. */
  readonly partySize?: number;
  readonly guestName?: string;
  readonly guestPhone?: string;
  readonly notes?: string;
  readonly tableIds?: readonly string[];
  readonly requireAdjacency?: boolean;
  readonly checkIn?: boolean;
  readonly arrived?: boolean;
  readonly arrivedGuests?: number;
  readonly extraChairs?: boolean;
  /** The reason. */
  readonly capacityOverride?: string;
  readonly key?: string;
}

/** Calls create_booking_with_capacity_check over a direct connection. */
export async function create(
  sql: Database,
  restaurantId: string,
  booking: NewBooking,
): Promise<EditedInRoom> {
  const { tableIds } = booking;
  const row = one(
    await sql<{ answer: EditedInRoom }[]>`
    select create_booking_with_capacity_check(
      ${restaurantId}, ${booking.startAt}, ${booking.partySize ?? 4},
      ${booking.endAt ?? null}, ${booking.guestName ?? null},
      ${booking.guestPhone ?? null}, ${booking.notes ?? null},
      ${tableIds ? [...tableIds] : null}::uuid[],
      ${booking.requireAdjacency ?? null}, ${booking.checkIn ?? null},
      ${booking.arrived ?? null}, ${booking.arrivedGuests ?? null},
      ${booking.extraChairs ?? null}, ${booking.capacityOverride ?? null},
      ${booking.key ?? null}
    ) as answer`,
  );
  return row.answer;
}

/** What is asked for one of several bookings. */
export interface Seating {
  readonly bookingId: string;
  readonly tableIds: readonly string[];
  readonly checkIn?: boolean;
  readonly endAt?: string;
  readonly extraChairs?: boolean;
  readonly apart?: boolean;
}

/** What seat_bookings_atomic returns. */
export interface SeatedMany {
  readonly restaurantId: string;
  readonly replayed: boolean;
  readonly assignments: readonly {
    readonly assignmentId: string;
    readonly bookingId: string;
    readonly tableIds: string[];
    readonly startAt: string;
    readonly endAt: string;
  }[];
  readonly capacity: readonly ServiceCapacity[];
}

/** Calls seat_bookings_atomic over a direct connection. */
export async function seat(
  sql: Database,
  restaurantId: string,
  seatings: readonly Seating[],
  { requireAdjacency, capacityOverride, key }: {
    requireAdjacency?: boolean;
    capacityOverride?: string;
    key?: string;
  } = {},
): Promise<SeatedMany> {
  const json = seatings.map((seating) => ({
    ...seating,
    tableIds: [...seating.tableIds],
  }));
  const row = one(
    await sql<{ answer: SeatedMany }[]>`
    select seat_bookings_atomic(
      ${restaurantId}, ${sql.json(json)}, ${requireAdjacency ?? null},
      ${capacityOverride ?? null}, ${key ?? null}
    ) as answer`,
  );
  return row.answer;
}

/** Tables to be blocked. */
export interface NewBlock {
  readonly tableIds: readonly string[];
  readonly startAt: string;
  readonly endAt: string;
  /** "Rain" by default. */
  readonly reason?: string;
  readonly displace?: boolean;
  readonly key?: string;
}

/** What block_tables_atomic returns. */
export interface Blocked {
  readonly restaurantId: string;
  readonly replayed: boolean;
  readonly assignmentId: string;
  readonly tableIds: string[];
  readonly startAt: string;
  readonly endAt: string;
  readonly displacedBookingIds: string[];
  readonly stillOccupied: string[];
}

/** Calls block_tables_atomic over a direct connection. */
export async function block(
  sql: Database,
  restaurantId: string,
  { tableIds, startAt, endAt, reason = "Rain", displace, key }: NewBlock,
): Promise<Blocked> {
  const row = one(
    await sql<{ answer: Blocked }[]>`
    select block_tables_atomic(
      ${restaurantId}, ${[...tableIds]}::uuid[], ${startAt}, ${endAt},
      ${reason}, ${displace ?? null}, ${key ?? null}
    ) as answer`,
  );
  return row.answer;
}

/** What unblock_tables_atomic returns. */
export interface Unblocked {
  readonly restaurantId: string;
  readonly replayed: boolean;
  readonly releasedTableIds: string[];
}

/** Calls unblock_tables_atomic over a direct connection. */
export async function unblock(
  sql: Database,
  assignmentId: string,
  { restaurantId, key }: { restaurantId?: string; key?: string } = {},
): Promise<Unblocked> {
  const row = one(
    await sql<{ answer: Unblocked }[]>`
    select unblock_tables_atomic(
      ${assignmentId}, ${restaurantId ?? null}, ${key ?? null}
    ) as answer`,
  );
  return row.answer;
}
