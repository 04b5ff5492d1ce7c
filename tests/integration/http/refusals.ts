import { addCapacityRule } from "../../../support/capacity_rule.ts";
import {
  type EndpointName,
  type ErrorBody,
  post,
} from "../../../support/endpoint.ts";
import { at, during, FRIDAY } from "../../../support/moment.ts";
import { addTable, addZone } from "../../../support/restaurant.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { signIn } from "../../../support/user.ts";
import { type Booked, EVENING } from "./booked.ts";

/** A call that will be refused, and the details that say why. */
interface Call {
  readonly endpoint: EndpointName;
  readonly body: Record<string, unknown>;
  readonly options?: Parameters<typeof post>[2];
  /** All but the alternatives. */
  readonly details: ErrorBody["details"];
  /** The labels of what is offered instead, where the reason offers anything. */
  readonly alternatives?: readonly (readonly string[])[];
}

/** What create-booking and update-booking answer, in so far as cases need it. */
interface WithBooking {
  readonly booking: Readonly<
    Record<"id" | "startAt" | "endAt" | "seatedAt" | "updatedAt", string>
  >;
}

/**
 * One reason of the catalogue, with everything that its answer says. `HH:MM` in
 * the message stands for the time of the test.
 */
export interface RefusalCase extends Omit<ErrorBody, "requestId" | "details"> {
  readonly status: number;
  /** Prepares what the reason needs. */
  readonly arrange: (scene: Booked) => Promise<Call> | Call;
}

/** Every reason that a caller can provoke without a fault in the database. */
export const refusals: readonly RefusalCase[] = [
  {
    status: 400,
    code: "ASSIGNMENT_VALIDATION",
    reason: "INVALID_REQUEST",
    message: 'The request is not valid at "tableIds": ' +
      "Expected 1 to 20 table ids",
    hint: "Correct what details.issues names and send the request again",
    arrange: (scene) => ({
      ...assigning(scene, []),
      details: {
        issues: [{ path: "tableIds", message: "Expected 1 to 20 table ids" }],
      },
    }),
  },
  {
    status: 404,
    code: "ASSIGNMENT_VALIDATION",
    reason: "BOOKING_NOT_FOUND",
    message: "There is no such booking",
    hint: "Reload the bookings; it may have been deleted",
    arrange: async ({ sql, bookingId }) => {
      await sql`delete from bookings where id = ${bookingId}`;
      const details = { bookingId };
      return { endpoint: "unassign-tables", body: { bookingId }, details };
    },
  },
  {
    status: 404,
    code: "ASSIGNMENT_VALIDATION",
    reason: "TABLE_NOT_FOUND",
    message: "There is no such table in this restaurant",
    hint: "Reload the floor plan; the table may have been removed",
    arrange: (scene) => {
      const tableId = crypto.randomUUID();
      return {
        ...assigning(scene, [scene.tables.T1, tableId]),
        details: {
          restaurantId: scene.restaurant.id,
          tableIds: [tableId],
        },
      };
    },
  },
  {
    status: 403,
    code: "ASSIGNMENT_VALIDATION",
    reason: "ROLE_NOT_ALLOWED",
    message: "A viewer may not change bookings or their tables",
    hint: "Ask an owner or a manager to make you a host",
    arrange: async ({ sql, restaurant, bookingId }) => {
      const token = await signIn(sql, restaurant, "viewer");
      return {
        endpoint: "update-booking",
        body: { bookingId, partySize: 2 },
        options: { token },
        details: { bookingId, role: "viewer" },
      };
    },
  },
  {
    status: 403,
    code: "ASSIGNMENT_VALIDATION",
    reason: "ASSIGNED_BY_NOT_ALLOWED",
    message: "A user may only assign in their own name",
    hint: "Leave assignedBy out, or name the signed-in user",
    arrange: async (scene) => {
      const { sql, restaurant, tables } = scene;
      const token = await signIn(sql, restaurant, "host");
      const assignedBy = crypto.randomUUID();
      const call = assigning(scene, [tables.T1]);
      return {
        ...call,
        body: { ...call.body, assignedBy },
        options: { token },
        details: { assignedBy },
      };
    },
  },
  {
    status: 422,
    code: "ASSIGNMENT_VALIDATION",
    reason: "BOOKING_NOT_ASSIGNABLE",
    message: "The booking is a no-show",
    hint: "If the party has come after all, seat it with seat-bookings and " +
      "checkIn, or set it to pending first",
    arrange: async (scene) => {
      const { sql, restaurant, tables, bookingId } = scene;
      const status = "no_show";
      await sql`update bookings set status = ${status} where id = ${bookingId}`;
      return {
        ...assigning(scene, [tables.T1]),
        details: { restaurantId: restaurant.id, bookingId, status },
      };
    },
  },
  {
    status: 422,
    code: "ASSIGNMENT_VALIDATION",
    reason: "TABLE_INACTIVE",
    message: "Table Broken is out of use",
    hint: "Choose other tables",
    arrange: async (scene) => {
      const tableId = await addTable(scene.sql, scene.restaurant, {
        label: "Broken",
        is_active: false,
      });
      return {
        ...assigning(scene, [tableId]),
        alternatives: [["T1"], ["T2"], ["T3"]],
        details: {
          restaurantId: scene.restaurant.id,
          tableIds: [tableId],
        },
      };
    },
  },
  {
    status: 422,
    code: "ASSIGNMENT_VALIDATION",
    reason: "TABLES_SPAN_ZONES",
    message: "The tables stand in different zones",
    hint: "Choose tables of one zone",
    arrange: async (scene) => {
      const { sql, restaurant, tables } = scene;
      const zoneId = await addZone(sql, restaurant.id);
      const elsewhere = await addTable(sql, { ...restaurant, zoneId });
      const tableIds = [tables.T1, elsewhere].sort();
      return {
        ...assigning(scene, tableIds),
        details: {
          restaurantId: restaurant.id,
          tableIds,
          zones: 2,
        },
      };
    },
  },
  {
    status: 422,
    code: "ASSIGNMENT_VALIDATION",
    reason: "TABLE_NOT_MOVABLE",
    message: "Table Booth is fixed and cannot be joined with others",
    hint: "Assign a fixed table alone, or choose movable tables",
    arrange: async (scene) => {
      const fixed = await addTable(scene.sql, scene.restaurant, {
        label: "Booth",
        is_movable: false,
      });
      return {
        ...assigning(scene, [fixed, scene.tables.T1]),
        details: {
          restaurantId: scene.restaurant.id,
          tableIds: [fixed],
        },
      };
    },
  },
  {
    status: 422,
    code: "ASSIGNMENT_VALIDATION",
    reason: "TABLES_NOT_ADJACENT",
    message: "The tables do not all stand next to each other",
    hint: "Choose tables that form one group, or do not require adjacency",
    arrange: (scene) => {
      const { restaurant, tables } = scene;
      const tableIds = [tables.T1, tables.T2].sort();
      const call = assigning(scene, tableIds);
      return {
        ...call,
        body: { ...call.body, requireAdjacency: true },
        alternatives: [["T1"], ["T2"], ["T3"]],
        details: {
          restaurantId: restaurant.id,
          tableIds,
        },
      };
    },
  },
  {
    status: 422,
    code: "ASSIGNMENT_VALIDATION",
    reason: "PARTY_EXCEEDS_SEATS",
    message: "The tables have 4 seats, the party has 5 guests",
    hint: "Choose larger tables or add one",
    arrange: async ({ sql, restaurant, tables: { T1 } }) => {
      const { bookingId } = await addSeatedBooking(
        sql,
        restaurant,
        [T1],
        EVENING,
      );
      return {
        endpoint: "update-booking",
        body: { bookingId, partySize: 5 },
        alternatives: [],
        details: {
          restaurantId: restaurant.id,
          tableIds: [T1],
          seats: 4,
          partySize: 5,
        },
      };
    },
  },
  {
    status: 422,
    code: "ASSIGNMENT_VALIDATION",
    reason: "IDEMPOTENCY_KEY_REUSED",
    message: "The idempotency key belongs to another request",
    hint: "Look at the booking, and use a new key for a new request",
    arrange: async (scene) => {
      const { restaurant, tables, bookingId } = scene;
      const headers = { "idempotency-key": crypto.randomUUID() };
      const first = assigning(scene, [tables.T1]);
      await post(first.endpoint, first.body, { headers });
      return {
        ...assigning(scene, [tables.T2]),
        options: { headers },
        details: {
          restaurantId: restaurant.id,
          bookingId,
          cause: "the request differs",
        },
      };
    },
  },
  {
    status: 422,
    code: "ASSIGNMENT_VALIDATION",
    reason: "STATUS_NOT_ALLOWED",
    message: "A booking without tables cannot be checked in",
    hint: "Assign tables first; that confirms it",
    arrange: ({ restaurant, bookingId }) => ({
      endpoint: "update-booking",
      body: { bookingId, status: "checked_in" },
      details: {
        restaurantId: restaurant.id,
        status: "pending",
        requestedStatus: "checked_in",
      },
    }),
  },
  {
    status: 422,
    code: "ASSIGNMENT_VALIDATION",
    reason: "CHECK_IN_TOO_EARLY",
    message: `The booking starts ${FRIDAY} 20:00; its party can sit down ` +
      "2 hours before at the earliest",
    hint: "If the party is here, move the booking to now in the same request",
    arrange: async ({ sql, restaurant, tables: { T1 } }) => {
      const { bookingId } = await addSeatedBooking(
        sql,
        restaurant,
        [T1],
        EVENING,
      );
      return {
        endpoint: "update-booking",
        body: { bookingId, status: "checked_in" },
        details: {
          restaurantId: restaurant.id,
          bookingId,
          startAt: at("18:00"),
          earliestAt: at("16:00"),
        },
      };
    },
  },
  {
    status: 404,
    code: "ASSIGNMENT_VALIDATION",
    reason: "RESTAURANT_NOT_FOUND",
    message: "There is no such restaurant",
    hint: "Check the id, and that the signed-in user works there",
    arrange: () => {
      const restaurantId = crypto.randomUUID();
      return {
        endpoint: "create-booking",
        body: { restaurantId, startAt: at("18:00"), partySize: 2 },
        details: { restaurantId },
      };
    },
  },
  {
    status: 404,
    code: "ASSIGNMENT_VALIDATION",
    reason: "BLOCK_NOT_FOUND",
    message: "There is no such block",
    hint: "Reload the floor plan; the block may have been taken back",
    arrange: () => {
      const assignmentId = crypto.randomUUID();
      return {
        endpoint: "unblock-tables",
        body: { assignmentId },
        details: { assignmentId },
      };
    },
  },
  {
    status: 409,
    code: "ASSIGNMENT_CONFLICT",
    reason: "TABLE_TAKEN",
    message: "Table T1 is taken by another booking from 20:30 to 22:00",
    hint: "Choose another table or another time, or move the blocking " +
      "booking first",
    arrange: async (scene) => {
      const { sql, restaurant, tables } = scene;
      const tableId = tables.T1;
      const { bookingId } = await addSeatedBooking(
        sql,
        restaurant,
        [tableId],
        during("18:30", "20:00"),
      );
      return {
        ...assigning(scene, [tableId]),
        alternatives: [["T2"], ["T3"], ["T4"]],
        details: {
          restaurantId: restaurant.id,
          bookingId: scene.bookingId,
          tableId,
          tableLabel: "T1",
          blockingBookingId: bookingId,
          blockingStatus: "confirmed",
          blockingPartySize: 4,
          blockingStartAt: at("18:30"),
          blockingEndAt: at("20:00"),
          blockingArrivedAt: null,
          blockingSeatedAt: null,
        },
      };
    },
  },
  {
    status: 409,
    code: "ASSIGNMENT_CONFLICT",
    reason: "CAPACITY_EXCEEDED",
    message: `Dinner on ${FRIDAY} takes 7 covers at most; ` +
      "with this booking it would hold 8",
    hint: "Choose another service; an owner or a manager can allow this party",
    arrange: async (scene) => {
      const { sql, restaurant, tables } = scene;
      const servicePeriodId = await addServicePeriod(sql, restaurant, {
        start_time: "18:00",
        end_time: "23:00",
      });
      await addCapacityRule(sql, restaurant, { max_covers: 7 });
      await addSeatedBooking(sql, restaurant, [tables.T1], EVENING);
      return {
        ...assigning(scene, [tables.T2]),
        details: {
          token: "capacity_exceeded_post_assignment",
          restaurantId: restaurant.id,
          servicePeriodId,
          servicePeriod: "Dinner",
          serviceDate: FRIDAY,
          limit: "covers",
          state: "enforced",
          covers: 8,
          maxCovers: 7,
          parties: 2,
          maxParties: null,
          coversWithoutTable: 0,
        },
      };
    },
  },
  {
    status: 409,
    code: "ASSIGNMENT_CONFLICT",
    reason: "TABLE_OCCUPIED",
    message: "A party of 2 sits at table T1 since HH:MM",
    hint: "Say that the party has left, move it, or choose another table",
    arrange: async (scene) => {
      const { restaurant, tables: { T1 } } = scene;
      const body = {
        restaurantId: restaurant.id,
        startAt: new Date().toISOString(),
        partySize: 2,
        tableIds: [T1],
        checkIn: true,
      };
      const { booking } =
        (await post<WithBooking>("create-booking", body)).body;
      return {
        endpoint: "create-booking",
        body,
        alternatives: [["T2"], ["T3"], ["T4"]],
        details: {
          restaurantId: restaurant.id,
          bookingId: null,
          tableId: T1,
          tableLabel: "T1",
          blockingBookingId: booking.id,
          blockingStatus: "checked_in",
          blockingPartySize: 2,
          blockingStartAt: booking.startAt,
          blockingEndAt: booking.endAt,
          blockingArrivedAt: null,
          blockingSeatedAt: booking.seatedAt,
        },
      };
    },
  },
  {
    status: 409,
    code: "ASSIGNMENT_CONFLICT",
    reason: "TABLE_BLOCKED",
    message: "Table T1 is blocked from 20:30 to 22:00: Wobbles",
    hint: "Choose another table, or take the block back",
    arrange: async (scene) => {
      const { restaurant, tables: { T1 } } = scene;
      const { body } = await post<{ assignmentId: string }>("block-tables", {
        restaurantId: restaurant.id,
        tableIds: [T1],
        startAt: at("18:30"),
        endAt: at("20:00"),
        reason: "Wobbles",
      });
      return {
        ...assigning(scene, [T1]),
        alternatives: [["T2"], ["T3"], ["T4"]],
        details: {
          restaurantId: restaurant.id,
          bookingId: scene.bookingId,
          tableId: T1,
          tableLabel: "T1",
          blockingAssignmentId: body.assignmentId,
          blockReason: "Wobbles",
          blockingStartAt: at("18:30"),
          blockingEndAt: at("20:00"),
        },
      };
    },
  },
  {
    status: 409,
    code: "ASSIGNMENT_CONFLICT",
    reason: "BOOKING_CHANGED",
    message: "The booking was changed at HH:MM",
    hint:
      "Look at what was changed, then send the edit again with its updatedAt",
    arrange: async ({ restaurant, bookingId }) => {
      const { body } = await post<WithBooking>("update-booking", {
        bookingId,
        partySize: 3,
      });
      const { updatedAt } = body.booking;
      return {
        endpoint: "update-booking",
        body: {
          bookingId,
          partySize: 2,
          expectedUpdatedAt: "2026-01-01T00:00:00Z",
        },
        details: {
          restaurantId: restaurant.id,
          bookingId,
          updatedAt,
          expectedUpdatedAt: "2026-01-01T00:00:00+00:00",
        },
      };
    },
  },
];

function assigning({ bookingId }: Booked, tableIds: string[]) {
  return {
    endpoint: "assign-tables",
    body: { bookingId, tableIds },
  } as const;
}
