import { assertEquals } from "@std/assert";
import { type ErrorBody, post } from "../../../support/endpoint.ts";
import { assertError } from "../../../support/http_answer.ts";
import { at } from "../../../support/moment.ts";
import { addAdjacency } from "../../../support/restaurant.ts";
import { UNLIMITED } from "../../../support/rpc.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import type { Suggested } from "../../../support/suggestion.ts";
import { addMember, signIn, signToken } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import { booked } from "./booked.ts";

const two = scene.with({
  tables: { A: 2, B: 2, C: 6 },
  arrange: async (
    { sql, restaurant, tables: { A, B } }: Scene<"A" | "B" | "C">,
  ) => {
    await addAdjacency(sql, restaurant.id, A, B);
  },
});

two.test("tables are suggested for a party that has no booking yet", async ({ restaurant, tables: { A, B, C } }) => {
  const { status, body } = await post<Suggested>("suggest-tables", {
    restaurantId: restaurant.id,
    partySize: 4,
    startAt: at("18:00"),
  });
  const whole = {
    zoneId: restaurant.zoneId,
    freeFrom: null,
    freeUntil: null,
    minutes: 90,
    isFull: true,
    occupiedBy: null,
  };
  assertEquals([status, body], [200, {
    suggestions: [
      { ...whole, tableIds: [C], labels: ["C"], seats: 6, spareSeats: 2 },
      {
        ...whole,
        tableIds: [A, B],
        labels: ["A", "B"],
        seats: 4,
        spareSeats: 0,
      },
    ],
    nextTimes: [],
    capacity: UNLIMITED,
  }]);
});

for (const role of ["owner", "manager", "host", "viewer"] as const) {
  booked.test(`a member who is ${role} gets suggestions, which leave no trace`, async ({ sql, restaurant, bookingId }) => {
    const token = await signToken(await addMember(sql, restaurant, role));
    const searches = [
      { bookingId },
      { restaurantId: restaurant.id, partySize: 4, startAt: at("18:00") },
    ];
    await withoutTrace(sql, restaurant, async () => {
      for (const search of searches) {
        const { status, body } = await post<Suggested>(
          "suggest-tables",
          search,
          { token },
        );
        assertEquals([status, body.suggestions.length], [200, 4]);
      }
    });
  });
}

booked.test("a stranger cannot tell a booking or a restaurant from one that does not exist", async ({ sql, restaurant, bookingId }) => {
  const elsewhere = await createScene(sql);
  const token = await signIn(sql, elsewhere.restaurant, "owner");
  for (const id of [bookingId, crypto.randomUUID()]) {
    const answer = await post<ErrorBody>("suggest-tables", { bookingId: id }, {
      token,
    });
    assertError(answer, {
      status: 404,
      code: "ASSIGNMENT_VALIDATION",
      reason: "BOOKING_NOT_FOUND",
      message: "There is no such booking",
      details: { bookingId: id },
      hint: "Reload the bookings; it may have been deleted",
    });
  }
  for (const restaurantId of [restaurant.id, crypto.randomUUID()]) {
    const party = { restaurantId, partySize: 2, startAt: at("18:00") };
    const answer = await post<ErrorBody>("suggest-tables", party, { token });
    assertError(answer, {
      status: 404,
      code: "ASSIGNMENT_VALIDATION",
      reason: "RESTAURANT_NOT_FOUND",
      message: "There is no such restaurant",
      details: { restaurantId },
      hint: "Check the id, and that the signed-in user works there",
    });
  }
});

booked.test("a booking is found only in the restaurant that is named", async ({ sql, restaurant, bookingId }) => {
  const elsewhere = await createScene(sql);
  const answers = await Promise.all(
    [restaurant.id, elsewhere.restaurant.id].map((restaurantId) =>
      post("suggest-tables", { bookingId, restaurantId })
    ),
  );
  assertEquals(answers.map(({ status }) => status), [200, 404]);
});
