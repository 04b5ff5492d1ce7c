import { assertEquals } from "@std/assert";
import { actionText } from "../../../../dashboard/src/actions/action_text.ts";
import { seatByPlan } from "../../../../dashboard/src/actions/plan_draft.ts";
import { versionsOf } from "../../../../dashboard/src/data/booking.ts";
import { bookingWith, WORDING } from "../samples.ts";

const ADA = bookingWith();
const BERT = bookingWith({
  id: "bert",
  status: "confirmed",
  tableIds: ["t1"],
});
const SEATINGS = [
  { booking: ADA, tableIds: ["t2", "t1"] },
  { booking: BERT, tableIds: ["t3"] },
];

Deno.test("a plan is one request for all of its parties", () => {
  const draft = seatByPlan("linde", SEATINGS);
  assertEquals(draft.requests, [{
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

Deno.test("the undo of a plan frees the tables before parties move back to them", () => {
  const { undo } = seatByPlan("linde", SEATINGS);
  assertEquals(undo?.draft.requests, [
    { endpoint: "unassign-tables", body: { bookingId: "ada" } },
    {
      endpoint: "seat-bookings",
      body: {
        restaurantId: "linde",
        seatings: [{ bookingId: "bert", tableIds: ["t1"] }],
      },
    },
  ]);
  assertEquals(undo?.draft.bookingIds, ["ada", "bert"]);
});

Deno.test("a plan without moves is undone without seating anybody", () => {
  const { undo } = seatByPlan("linde", SEATINGS.slice(0, 1));
  assertEquals(
    undo?.draft.requests.map(({ endpoint }) => endpoint),
    ["unassign-tables"],
  );
});

Deno.test("a plan is undone only while all of its parties are where it put them", () => {
  const { undo } = seatByPlan("linde", SEATINGS);
  assertEquals(
    undo?.versions,
    versionsOf([
      { ...ADA, status: "confirmed", tableIds: ["t1", "t2"] },
      { ...BERT, tableIds: ["t3"] },
    ]),
  );
});
