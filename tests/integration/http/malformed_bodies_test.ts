import { assertEquals } from "@std/assert";
import {
  type EndpointName,
  ENDPOINTS,
  type ErrorBody,
  post,
} from "../../../support/endpoint.ts";
import { assertError } from "../../../support/http_answer.ts";

const ID = crypto.randomUUID();

/** A party without a booking, for which tables are sought. */
const PARTY = {
  bookingId: undefined,
  restaurantId: ID,
  partySize: 4,
  startAt: "2031-06-13T18:00:00Z",
};

/** A body of the right shape for each endpoint. */
const valid: Record<EndpointName, Record<string, unknown>> = {
  "assign-tables": { bookingId: ID, tableIds: [ID] },
  "block-tables": {
    restaurantId: ID,
    tableIds: [ID],
    startAt: "2031-06-13T18:00:00Z",
    endAt: "2031-06-13T20:00:00Z",
    reason: "Wobbles",
  },
  "create-booking": {
    restaurantId: ID,
    startAt: "2031-06-13T18:00:00Z",
    partySize: 4,
  },
  "seat-bookings": {
    restaurantId: ID,
    seatings: [{ bookingId: ID, tableIds: [ID] }],
  },
  "suggest-tables": { bookingId: ID },
  "unassign-tables": { bookingId: ID },
  "unblock-tables": { assignmentId: ID },
  "update-booking": { bookingId: ID, partySize: 4 },
};

/** The id that each endpoint cannot do without. */
const requiredIds: Record<EndpointName, string> = {
  "assign-tables": "bookingId",
  "block-tables": "restaurantId",
  "create-booking": "restaurantId",
  "seat-bookings": "restaurantId",
  "suggest-tables": "bookingId",
  "unassign-tables": "bookingId",
  "unblock-tables": "assignmentId",
  "update-booking": "bookingId",
};

/** Changes that make such a body invalid, and the field that the answer names. */
const changes: Record<EndpointName, [Record<string, unknown>, string][]> = {
  "assign-tables": [
    [{ tableIds: undefined }, "tableIds"],
    [{ tableIds: null }, "tableIds"],
    [{ tableIds: [] }, "tableIds"],
    [{ tableIds: ID }, "tableIds"],
    [{ tableIds: { 0: ID, length: 1 } }, "tableIds"],
    [{ tableIds: [ID, 1] }, "tableIds[1]"],
    [{ tableIds: [[ID]] }, "tableIds[0]"],
    [{ tableIds: Array.from({ length: 21 }, newId) }, "tableIds"],
    [{ requireAdjacency: "false" }, "requireAdjacency"],
    [{ requireAdjacency: null }, "requireAdjacency"],
    [{ assignedBy: "me" }, "assignedBy"],
    [{ assignedBy: null }, "assignedBy"],
    [{ force: true }, ""],
    [{ restaurantId: null }, "restaurantId"],
  ],
  "block-tables": [
    [{ tableIds: [] }, "tableIds"],
    [{ tableIds: Array.from({ length: 201 }, newId) }, "tableIds"],
    [{ startAt: undefined }, "startAt"],
    [{ endAt: "2031-06-13T18:00:00Z" }, "endAt"],
    [{ endAt: "2032-06-14T18:00:01Z" }, "endAt"],
    [{ reason: " " }, "reason"],
    [{ reason: "x".repeat(201) }, "reason"],
    [{ displace: "no" }, "displace"],
    [{ bookingId: ID }, ""],
  ],
  "create-booking": [
    [{ startAt: undefined }, "startAt"],
    [{ endAt: "2031-06-13T18:00:00Z" }, "endAt"],
    [{ endAt: "2031-06-14T18:00:01Z" }, "endAt"],
    [{ partySize: 0 }, "partySize"],
    [{ guestName: "" }, "guestName"],
    [{ guestPhone: "x".repeat(41) }, "guestPhone"],
    [{ notes: "x".repeat(2001) }, "notes"],
    [{ tableIds: null }, "tableIds"],
    [{ checkIn: true }, "tableIds"],
    [{ arrived: false, arrivedGuests: 1 }, "arrivedGuests"],
    [{ extraChairs: 2 }, "extraChairs"],
    [{ capacityOverride: { reason: "" } }, "capacityOverride.reason"],
    [{ status: "confirmed" }, ""],
  ],
  "seat-bookings": [
    [{ seatings: [] }, "seatings"],
    [{ seatings: { bookingId: ID, tableIds: [ID] } }, "seatings"],
    [{ seatings: [{ bookingId: ID, tableIds: [] }] }, "seatings[0].tableIds"],
    [{ seatings: [{ tableIds: [ID] }] }, "seatings[0].bookingId"],
    [
      {
        seatings: [
          { bookingId: ID, tableIds: [ID] },
          { bookingId: ID.toUpperCase(), tableIds: [newId()] },
        ],
      },
      "seatings",
    ],
    [
      { seatings: [{ bookingId: ID, tableIds: [ID], endAt: "late" }] },
      "seatings[0].endAt",
    ],
    [{ capacityOverride: "Friends" }, "capacityOverride"],
    [{ bookingId: ID }, ""],
  ],
  "suggest-tables": [
    [{ partySize: 4 }, "bookingId"],
    [{ startAt: "2031-06-13T18:00:00Z" }, "bookingId"],
    [{ bookingId: undefined, restaurantId: ID, partySize: 4 }, "bookingId"],
    [{ ...PARTY, partySize: 0 }, "partySize"],
    [{ ...PARTY, startAt: "tonight" }, "startAt"],
    [{ ...PARTY, endAt: "2031-06-13T18:00:00Z" }, "endAt"],
    [{ ...PARTY, endAt: "2031-06-14T18:00:01Z" }, "endAt"],
    [{ minMinutes: 0 }, "minMinutes"],
    [{ minMinutes: 1441 }, "minMinutes"],
    [{ minMinutes: null }, "minMinutes"],
    [{ limit: 21 }, "limit"],
    [{ limit: 1.5 }, "limit"],
    [{ requireAdjacency: "no" }, "requireAdjacency"],
    [{ restaurantId: 1 }, "restaurantId"],
    [{ tableIds: [ID] }, ""],
  ],
  "unassign-tables": [
    [{ tableIds: null }, "tableIds"],
    [{ tableIds: [] }, "tableIds"],
    [{ tableIds: [""] }, "tableIds[0]"],
    [{ reason: "none" }, ""],
  ],
  "unblock-tables": [
    [{ restaurantId: "" }, "restaurantId"],
    [{ tableIds: [ID] }, ""],
  ],
  "update-booking": [
    [{ partySize: undefined }, ""],
    [{ partySize: 0 }, "partySize"],
    [{ partySize: 1.5 }, "partySize"],
    [{ partySize: "4" }, "partySize"],
    [{ partySize: 1001 }, "partySize"],
    [{ startAt: "tonight" }, "startAt"],
    [{ startAt: "infinity" }, "startAt"],
    [{ startAt: "2031-06-13T18:00:00" }, "startAt"],
    [{ startAt: "2031-02-29T18:00:00Z" }, "startAt"],
    [{ startAt: "1999-12-31T23:59:59Z" }, "startAt"],
    [{ endAt: "2100-01-01T00:00:00Z" }, "endAt"],
    [{ startAt: 1_938_664_800 }, "startAt"],
    [
      { startAt: "2031-06-13T18:00:00Z", endAt: "2031-06-13T18:00:00Z" },
      "endAt",
    ],
    [
      { startAt: "2031-06-13T18:00:00Z", endAt: "2031-06-14T18:00:01Z" },
      "endAt",
    ],
    [{ status: "seated" }, "status"],
    [{ status: null }, "status"],
    [{ guestName: " " }, "guestName"],
    [{ guestName: "a\0b" }, "guestName"],
    [{ guestName: "x".repeat(201) }, "guestName"],
    [{ notes: "\ud800" }, "notes"],
    [{ notes: "x".repeat(2001) }, "notes"],
    [{ guestPhone: "x".repeat(41) }, "guestPhone"],
    [{ arrived: null }, "arrived"],
    [{ arrivedGuests: 0 }, "arrivedGuests"],
    [{ arrived: false, arrivedGuests: 1 }, "arrivedGuests"],
    [{ capacityOverride: {} }, "capacityOverride.reason"],
    [{ expectedUpdatedAt: "yesterday" }, "expectedUpdatedAt"],
    [{ partySize: undefined, restaurantId: ID }, ""],
    [{ tableIds: [ID] }, ""],
  ],
};

const wrongIds = [undefined, null, 1, "", "1", [ID], { id: ID }, `${ID} `];

async function assertRefused(
  name: EndpointName,
  body: unknown,
  path: string,
): Promise<void> {
  const answer = await post<ErrorBody>(name, body);
  const issues = answer.body.details?.issues as { path: string }[];
  assertError(answer, {
    status: 400,
    code: "ASSIGNMENT_VALIDATION",
    reason: "INVALID_REQUEST",
    message: answer.body.message,
    details: { issues },
    hint: "Correct what details.issues names and send the request again",
  });
  assertEquals([...new Set(issues.map((issue) => issue.path))], [path]);
  const place = path ? `at "${path}": ` : "as a whole: ";
  assertEquals(
    answer.body.message.startsWith(`The request is not valid ${place}`),
    true,
  );
}

for (const name of ENDPOINTS) {
  for (const body of [null, [], [valid[name]], "text", 1, true]) {
    Deno.test(`${name} refuses ${show(body)} as a body`, async () => {
      await assertRefused(name, body, "");
    });
  }

  const field = requiredIds[name];
  for (const id of wrongIds) {
    Deno.test(`${name} refuses ${show(id)} as ${field}`, async () => {
      await assertRefused(name, { ...valid[name], [field]: id }, field);
    });
  }

  for (const [change, path] of changes[name]) {
    Deno.test(`${name} refuses ${show(change)}`, async () => {
      await assertRefused(name, { ...valid[name], ...change }, path);
    });
  }
}

Deno.test("a body that is wrong in many places names the first ten", async () => {
  const { status, body } = await post<ErrorBody>("assign-tables", {
    bookingId: 1,
    tableIds: Array.from({ length: 5000 }, () => 1),
  });
  const issues = body.details?.issues as { path: string }[];
  assertEquals([status, issues.length], [400, 10]);
});

function newId(): string {
  return crypto.randomUUID();
}

function show(value: unknown): string {
  const text = JSON.stringify(value, (_, part) => part ?? null);
  return text.replaceAll(/[\da-f-]{36}/g, "…").slice(0, 60);
}
