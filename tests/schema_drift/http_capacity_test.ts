import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { connect, type Database } from "../../support/database.ts";
import {
  type EndpointName,
  type ErrorBody,
  post,
} from "../../support/endpoint.ts";
import { assertError } from "../../support/http_answer.ts";
import { at, FRIDAY } from "../../support/moment.ts";
import { assertDescribed } from "../../support/openapi.ts";
import { createRestaurant, type Restaurant } from "../../support/restaurant.ts";
import type { Edited } from "../../support/rpc.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { tableOf } from "../../support/table_of.ts";
import { withoutTrace } from "../../support/without_trace.ts";
import { createRules, puttingRulesBack } from "./rules_table.ts";

const WINDOW = { start_at: at("18:00"), end_at: at("19:30") };
const DROP = "drop table restaurant_capacity_rules";
const COUNTLESS = {
  covers: null,
  maxCovers: null,
  parties: null,
  maxParties: null,
};

async function createScene(sql: Database) {
  const restaurant = await createRestaurant(sql);
  const [bookingId, other] = [
    await addBooking(sql, restaurant, WINDOW),
    await addBooking(sql, restaurant, WINDOW),
  ];
  return { restaurant, bookingId, other };
}

/** Calls that the limits decide on, for a booking at the first table. */
function decisionsOn(
  bookingId: string,
  restaurant: Restaurant,
): [EndpointName, Record<string, unknown>][] {
  return [
    ["assign-tables", { bookingId, tableIds: [tableOf(restaurant, 2)] }],
    ["update-booking", { bookingId, startAt: at("18:15") }],
  ];
}

Deno.test("The table of the limits goes, comes back with a limit and goes again, and the next request knows", async () => {
  await using sql = connect();
  const { restaurant, bookingId, other } = await createScene(sql);
  const assign = <Body>(id: string, table: number) =>
    post<Body>("assign-tables", {
      bookingId: id,
      tableIds: [tableOf(restaurant, table)],
    });
  await puttingRulesBack(sql, async () => {
    await sql.unsafe(DROP);
    const absent = await assign<{ capacity: unknown }>(bookingId, 1);
    assertEquals([absent.status, absent.body.capacity], [200, {
      state: "absent",
      ...COUNTLESS,
    }]);

    await createRules(sql);
    await addCapacityRule(sql, restaurant, { max_covers: 7, max_parties: 9 });
    await withoutTrace(sql, restaurant, async () => {
      assertError(await assign<ErrorBody>(other, 2), {
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
        },
        hint: "Choose another service, or ask a manager to raise the limit",
      });
    });

    await sql.unsafe(DROP);
    assertEquals((await assign(other, 2)).status, 200);
    assertEquals((await readSeating(sql, other)).status, "confirmed");
  });
});

Deno.test("Without the table of the limits, bookings are seated, edited and released", async () => {
  await using sql = connect();
  const { restaurant, bookingId } = await createScene(sql);
  await puttingRulesBack(sql, async () => {
    await sql.unsafe(DROP);
    for (const [name, body] of decisionsOn(bookingId, restaurant)) {
      const answer = await post<{ capacity: { state: string } }>(name, body);
      assertEquals(
        [name, answer.status, answer.body.capacity.state],
        [name, 200, "absent"],
      );
    }
    const released = await post("unassign-tables", { bookingId });
    assertEquals([released.status, released.body], [200, {
      bookingId,
      releasedTableIds: [tableOf(restaurant, 2)],
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
  Deno.test(`While the table of the limits ${name}, nothing is changed, and the answer names the cause`, async () => {
    await using sql = connect();
    const { restaurant } = await createScene(sql);
    const { bookingId } = await addSeatedBooking(
      sql,
      restaurant,
      [tableOf(restaurant, 1)],
      WINDOW,
    );
    await puttingRulesBack(sql, async () => {
      await sql.unsafe(damage);
      await withoutTrace(sql, restaurant, async () => {
        for (const [endpoint, body] of decisionsOn(bookingId, restaurant)) {
          const answer = await post<ErrorBody>(endpoint, body);
          assertDescribed(endpoint, answer);
          assertError(answer, {
            status: 500,
            code: "ASSIGNMENT_REPOSITORY_ERROR",
            reason: "CAPACITY_RULES_UNREADABLE",
            message: "The capacity rules are there but cannot be read, " +
              "so nothing was changed",
            details: {
              table: "public.restaurant_capacity_rules",
              sqlstate,
              cause,
            },
            hint: "Repair the table as its migration defines it; " +
              "docs/runbook.md says how to go on meanwhile",
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
