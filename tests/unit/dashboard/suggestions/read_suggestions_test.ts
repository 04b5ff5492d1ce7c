import { assertEquals, assertRejects } from "@std/assert";
import { readSuggestions } from "../../../../dashboard/src/suggestions/read_suggestions.ts";
import { NO_SUGGESTIONS } from "../../../../dashboard/src/suggestions/suggestion.ts";
import { FakeServer } from "../actions/fake_server.ts";
import { at, refusalWith } from "../samples.ts";

Deno.test("tables are sought for a party without a booking from a moment on", async () => {
  const server = new FakeServer([Response.json(NO_SUGGESTIONS)]);
  const found = await readSuggestions(server.client, {
    restaurantId: "linde",
    partySize: 2,
    startAt: at("19:00"),
    minMinutes: 45,
    limit: 8,
  });
  assertEquals(found, NO_SUGGESTIONS);
  assertEquals(server.arrivals.map(({ endpoint, body }) => [endpoint, body]), [
    ["suggest-tables", {
      restaurantId: "linde",
      partySize: 2,
      startAt: "2031-06-13T17:00:00.000Z",
      minMinutes: 45,
      limit: 8,
    }],
  ]);
});

Deno.test("a refusal is not an answer without tables", async () => {
  const server = new FakeServer([
    Response.json(refusalWith(), { status: 422 }),
  ]);
  await assertRejects(() =>
    readSuggestions(server.client, { bookingId: "ada", limit: 4 })
  );
});
