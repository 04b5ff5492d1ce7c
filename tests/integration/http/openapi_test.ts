import { Validator } from "@seriousme/openapi-schema-validator";
import { assertEquals } from "@std/assert";
import type { ZodType } from "zod";
import {
  type EndpointName,
  ENDPOINTS,
  post,
  send,
} from "../../../support/endpoint.ts";
import { readEnvironment } from "../../../support/environment.ts";
import {
  assertDescribed,
  mismatch,
  openapi,
  type Part,
  partAt,
} from "../../../support/openapi.ts";
import {
  type CatalogueEntry,
  errorCatalogue,
  type Reason,
  transportStatuses,
} from "../../../supabase/functions/_shared/error_catalogue.ts";
import { assignTablesRequest } from "../../../supabase/functions/assign-tables/request.ts";
import { blockTablesRequest } from "../../../supabase/functions/block-tables/request.ts";
import { createBookingRequest } from "../../../supabase/functions/create-booking/request.ts";
import { seatBookingsRequest } from "../../../supabase/functions/seat-bookings/request.ts";
import { suggestTablesRequest } from "../../../supabase/functions/suggest-tables/request.ts";
import { unassignTablesRequest } from "../../../supabase/functions/unassign-tables/request.ts";
import { unblockTablesRequest } from "../../../supabase/functions/unblock-tables/request.ts";
import { updateBookingRequest } from "../../../supabase/functions/update-booking/request.ts";
import { booked } from "./booked.ts";
import { refusals } from "./refusals.ts";

Deno.test("docs/openapi.json is an OpenAPI 3.1 description", async () => {
  const { valid, errors } = await new Validator().validate({ ...openapi });
  assertEquals({ valid, errors }, { valid: true, errors: undefined });
  assertEquals(openapi.openapi, "3.1.0");
});

Deno.test("docs/openapi.json describes the endpoints that exist", () => {
  assertEquals(
    Object.keys(partAt("paths")),
    ENDPOINTS.map((name) => `/${name}`),
  );
});

Deno.test("docs/openapi.json has the fields that the endpoints take, and requires the same", () => {
  const schemas = {
    "assign-tables": assignTablesRequest,
    "block-tables": blockTablesRequest,
    "create-booking": createBookingRequest,
    "seat-bookings": seatBookingsRequest,
    "suggest-tables": suggestTablesRequest,
    "unassign-tables": unassignTablesRequest,
    "unblock-tables": unblockTablesRequest,
    "update-booking": updateBookingRequest,
  };
  for (const endpoint of ENDPOINTS) {
    const { properties, required } = partAt(...requestOf(endpoint), "schema");
    const { shape } = schemas[endpoint];
    const fields = Object.entries<ZodType>(shape);
    assertEquals(Object.keys(properties as Part), fields.map(([name]) => name));
    assertEquals(
      required,
      fields.filter(([, field]) => !field.safeParse(undefined).success)
        .map(([name]) => name),
    );
  }
});

Deno.test("docs/openapi.json has every reason, with its code, and each endpoint's under its status", () => {
  const reasons = new Set<string>();
  for (const endpoint of ENDPOINTS) {
    for (const [status, reason, code] of reasonsOf(endpoint)) {
      const entry = errorCatalogue[reason as Reason];
      const statuses: number[] = reason === "INVALID_REQUEST"
        ? [entry.status, ...transportStatuses]
        : [entry.status];
      assertEquals([reason, code], [reason, entry.code]);
      assertEquals([reason, statuses.includes(status)], [reason, true]);
      reasons.add(reason);
    }
  }
  assertEquals(
    [...new Set([...reasons, ...setUpReasons()])].sort(),
    Object.keys(errorCatalogue).sort(),
  );
});

Deno.test("every schema of docs/openapi.json can be used to validate, and its examples are valid", () => {
  const schemas = Object.keys(partAt("components", "schemas"));
  for (const name of schemas) {
    const place = ["components", "schemas", name];
    mismatch(null, ...place);
    const { examples = [] } = partAt(...place) as { examples?: unknown[] };
    for (const example of examples) {
      assertEquals([name, mismatch(example, ...place)], [name, null]);
    }
  }
  for (const endpoint of ENDPOINTS) {
    const { example } = partAt(...requestOf(endpoint));
    assertEquals(mismatch(example, ...requestOf(endpoint), "schema"), null);
  }
});

booked.test("successes are answered as docs/openapi.json says", async ({ bookingId, restaurant, tables: { T1, T2, T3 } }) => {
  const restaurantId = restaurant.id;
  const startAt = new Date().toISOString();
  const endAt = new Date(Date.now() + 3_600_000).toISOString();
  const headers = { "idempotency-key": crypto.randomUUID() };
  const calls: [EndpointName, Record<string, unknown>][] = [
    ["update-booking", { bookingId, notes: null }],
    ["suggest-tables", { bookingId, limit: 2 }],
    ["assign-tables", { bookingId, tableIds: [T1] }],
    ["assign-tables", { bookingId, tableIds: [T1] }],
    ["update-booking", { bookingId, partySize: 3 }],
    ["seat-bookings", {
      restaurantId,
      seatings: [{ bookingId, tableIds: [T2], apart: true }],
    }],
    ["unassign-tables", { bookingId, restaurantId }],
    ["seat-bookings", {
      restaurantId,
      seatings: [{ bookingId, tableIds: [T1, T2], extraChairs: true }],
    }],
    ["unassign-tables", { bookingId, tableIds: [T2] }],
    ["create-booking", { restaurantId, startAt, partySize: 2 }],
    ["create-booking", {
      restaurantId,
      startAt,
      partySize: 2,
      guestPhone: "030 123456",
      tableIds: [T3],
      checkIn: true,
      arrivedGuests: 1,
    }],
  ];
  // People sit at T3 now; at the end of their stay there is room for more.
  calls.push(
    ["suggest-tables", {
      restaurantId,
      startAt: endAt,
      partySize: 4,
      requireAdjacency: false,
    }],
    ["suggest-tables", { restaurantId, startAt, partySize: 900 }],
  );
  for (const [endpoint, body] of calls) {
    const answer = await post(endpoint, body, { headers });
    assertEquals(answer.status, 200);
    assertDescribed(endpoint, answer);
    headers["idempotency-key"] += "'";
  }
  const window = { startAt, endAt, reason: "Wobbles", displace: true };
  const block = await post<{ assignmentId: string }>("block-tables", {
    restaurantId,
    tableIds: [T2, T3],
    ...window,
  });
  const { assignmentId } = block.body;
  const unblocked = await post("unblock-tables", { assignmentId });
  assertEquals([block.status, unblocked.status], [200, 200]);
  assertDescribed("block-tables", block);
  assertDescribed("unblock-tables", unblocked);
});

for (const { reason, arrange } of refusals) {
  booked.test(`${reason} is answered as docs/openapi.json says`, async (scene) => {
    const { endpoint, body, options } = await arrange(scene);
    assertDescribed(endpoint, await post(endpoint, body, options));
  });
}

for (const endpoint of ENDPOINTS) {
  Deno.test(`${endpoint} refuses a malformed request as docs/openapi.json says`, async () => {
    const json = { "content-type": "application/json" };
    const { secretKey: apikey } = readEnvironment();
    const requests: [number, RequestInit][] = [
      [400, { headers: { apikey, ...json }, body: "no JSON" }],
      [401, { headers: json, body: "{}" }],
      [401, { headers: { authorization: "Bearer x", ...json }, body: "{}" }],
      [405, { headers: { apikey }, method: "PUT" }],
      [413, { headers: { apikey, ...json }, body: "x".repeat(300_000) }],
      [415, { headers: { apikey }, body: "{}" }],
    ];
    for (const [status, init] of requests) {
      const answer = await send(endpoint, { method: "POST", ...init });
      assertEquals(answer.status, status);
      assertDescribed(endpoint, answer);
    }
  });
}

function requestOf(endpoint: EndpointName): string[] {
  return [
    "paths",
    `/${endpoint}`,
    "post",
    "requestBody",
    "content",
    "application/json",
  ];
}

/** The reasons of the REST interface, at which restaurants are set up. */
function setUpReasons(): string[] {
  const { properties } = partAt("components", "schemas", "SetUpRefusal");
  const codes = (properties as Record<string, Part>).code?.enum as string[];
  const entries: [string, CatalogueEntry][] = Object.entries(errorCatalogue);
  return codes.flatMap((code) =>
    entries.filter(([, { sqlstates }]) => sqlstates.includes(code))
      .map(([reason]) => reason)
  );
}

/** Every status, reason and code that an endpoint may answer with. */
function reasonsOf(endpoint: EndpointName): [number, string, string][] {
  const responses = ["paths", `/${endpoint}`, "post", "responses"];
  return Object.keys(partAt(...responses)).flatMap((status) =>
    errorsAt(...responses, status, "content", "application/json", "schema")
      .map(({ reason, code }): [number, string, string] => [
        Number(status),
        String(reason?.const),
        String(code?.const),
      ])
  );
}

/** The properties of each error that a schema allows. */
function errorsAt(...place: string[]): Record<string, Part>[] {
  const { oneOf } = partAt(...place) as { oneOf?: unknown[] };
  const schemas = oneOf
    ? oneOf.map((_, index) => partAt(...place, "oneOf", String(index)))
    : [partAt(...place)];
  return schemas
    .map(({ properties }) => properties as Record<string, Part>)
    .filter((properties) => "reason" in properties);
}
