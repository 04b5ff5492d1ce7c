import { assertEquals } from "@std/assert";
import { actionText } from "../../../../dashboard/src/actions/action_text.ts";
import { seatByPlan } from "../../../../dashboard/src/actions/plan_draft.ts";
import { bookingWith, WORDING } from "../samples.ts";

const SEATINGS = [
  { booking: bookingWith(), tableIds: ["t2", "t1"] },
  {
    booking: bookingWith({ id: "bert", status: "confirmed", tableIds: ["t1"] }),
    tableIds: ["t3"],
  },
];

Deno.test("a plan is one request for all of its parties", () => {
  const draft = seatByPlan("linde", SEATINGS);
  assertEquals(draft.steps.map(({ request }) => request), [{
    endpoint: "seat-bookings",
    body: {
      restaurantId: "linde",
      seatings: [
        { bookingId: "ada", tableIds: ["t1", "t2"] },
        { bookingId: "bert", tableIds: ["t3"] },
      ],
    },
  }]);
  assertEquals(
    actionText(draft, WORDING).done,
    "The plan for 2 parties is applied",
  );
});

Deno.test("a plan is undone only while all of its parties are where it put them", () => {
  const [step] = seatByPlan("linde", SEATINGS).steps;
  const left = step?.changes.map((change) =>
    change.type === "booking" &&
    [change.after.id, change.after.status, change.after.tableIds]
  );
  assertEquals(left, [
    ["ada", "confirmed", ["t1", "t2"]],
    ["bert", "confirmed", ["t3"]],
  ]);
});
