import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import {
  type EndpointName,
  type ErrorBody,
  post,
} from "../../support/endpoint.ts";
import { assertError } from "../../support/http_answer.ts";
import { at, FRIDAY } from "../../support/moment.ts";
import { assertDescribed } from "../../support/openapi.ts";
import type { Edited } from "../../support/rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { withoutTrace } from "../../support/without_trace.ts";
import { uncounted, WINDOW } from "./evening.ts";
import {
  createRules,
  puttingRulesBack,
} from "../../support/capacity_rules_table.ts";

const DROP = "drop table restaurant_capacity_rules";

/** Two pending parties of four. */
async function addBookings({ sql, restaurant }: Scene) {
  return {
    bookingId: await addBooking(sql, restaurant, WINDOW),
    other: await addBooking(sql, restaurant, WINDOW),
  };
}

const pairs = scene.with({ arrange: addBookings });

/** Calls that limits are checked for. */
function checkedCalls(
  bookingId: string,
  tableId: string,
): [EndpointName, Record<string, unknown>][] {
  return [
    ["assign-tables", { bookingId, tableIds: [tableId] }],
    ["update-booking", { bookingId, startAt: at("18:15") }],
  ];
}

pairs.test("restaurant_capacity_rules is dropped, comes back with a limit and is dropped again, each with effect on the next request", async ({ sql, restaurant, tables: { T1, T2 }, bookingId, other }) => {
  const assign = <Body>(bookingId: string, tableId: string) =>
    post<Body>("assign-tables", { bookingId, tableIds: [tableId] });
  await puttingRulesBack(sql, async () => {
    await sql.unsafe(DROP);
    const absent = await assign<{ capacity: unknown }>(bookingId, T1);
    assertEquals([absent.status, absent.body.capacity], [
      200,
      uncounted("absent"),
    ]);

    await createRules(sql);
    await addCapacityRule(sql, restaurant, { max_covers: 7, max_parties: 9 });
    await withoutTrace(sql, restaurant, async () => {
      assertError(await assign<ErrorBody>(other, T2), {
        status: 409,
        code: "ASSIGNMENT_CONFLICT",
        reason: "CAPACITY_EXCEEDED",
        message: `The day on ${FRIDAY} takes 7 covers at most; ` +
          "with this booking it would hold 8",
        details: {
          token: "capacity_exceeded_post_assignment",
          restaurantId: restaurant.id,
          servicePeriodId: null,
          servicePeriod: null,
          serviceDate: FRIDAY,
          limit: "covers",
          state: "enforced",
          covers: 8,
          maxCovers: 7,
          parties: 2,
          maxParties: 9,
          coversWithoutTable: 0,
        },
        hint:
          "Choose another service; an owner or a manager can allow this party",
      });
    });

    await sql.unsafe(DROP);
    assertEquals((await assign(other, T2)).status, 200);
    assertEquals((await readSeating(sql, other)).status, "confirmed");
  });
});

pairs.test("without restaurant_capacity_rules bookings are seated, edited and released", async ({ sql, tables: { T2 }, bookingId }) => {
  await puttingRulesBack(sql, async () => {
    await sql.unsafe(DROP);
    for (const [name, body] of checkedCalls(bookingId, T2)) {
      const answer = await post<{ capacity: { state: string } }>(name, body);
      assertEquals(
        [name, answer.status, answer.body.capacity.state],
        [name, 200, "absent"],
      );
    }
    const released = await post("unassign-tables", { bookingId });
    assertEquals([released.status, released.body], [200, {
      bookingId,
      releasedTableIds: [T2],
    }]);
  });
});

const damages: [string, string, string, string][] = [
  [
    "lacks a column",
    "alter table restaurant_capacity_rules drop column max_covers",
    "42703",
    "a column is missing",
  ],
  [
    "has a column of another type",
    `alter table restaurant_capacity_rules
      drop constraint a_limit_is_not_negative,
      alter max_parties type text`,
    "42883",
    "a column has another type",
  ],
];

for (const [name, damage, sqlstate, cause] of damages) {
  scene.test(`while restaurant_capacity_rules ${name}, nothing is changed, and the answer names the cause`, async ({ sql, restaurant, tables: { T1, T2 } }) => {
    const { bookingId } = await addSeatedBooking(
      sql,
      restaurant,
      [T1],
      WINDOW,
    );
    await puttingRulesBack(sql, async () => {
      await sql.unsafe(damage);
      await withoutTrace(sql, restaurant, async () => {
        for (const [endpoint, body] of checkedCalls(bookingId, T2)) {
          const answer = await post<ErrorBody>(endpoint, body);
          assertDescribed(endpoint, answer);
          assertError(answer, {
            status: 500,
            code: "ASSIGNMENT_REPOSITORY_ERROR",
            reason: "CAPACITY_RULES_UNREADABLE",
            message: "The capacity rules cannot be read, " +
              "so nothing was changed",
            details: {
              table: "public.restaurant_capacity_rules",
              sqlstate,
              cause,
            },
            hint: "Tell whoever runs the system: docs/runbook.md says how to " +
              "carry on without limits and how to repair the rules",
          });
        }
      });
      const edit = { bookingId, notes: "Window seat" };
      const edited = await post<Edited>("update-booking", edit);
      assertEquals([edited.status, edited.body.capacity], [200, null]);
      assertDescribed("update-booking", edited);
      const released = await post("unassign-tables", { bookingId });
      assertEquals(released.status, 200);
    });
  });
}
