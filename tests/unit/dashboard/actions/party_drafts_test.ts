import { assertEquals } from "@std/assert";
import { actionText } from "../../../../dashboard/src/actions/action_text.ts";
import type { Draft } from "../../../../dashboard/src/actions/draft.ts";
import {
  closeService,
  join,
  split,
} from "../../../../dashboard/src/actions/party_drafts.ts";
import { at, bookingWith, WORDING } from "../samples.ts";

const ADA = bookingWith({ status: "checked_in", partySize: 12 });
const BERT = bookingWith({ id: "bert", partySize: 3 });

function bodies({ steps }: Draft): unknown[] {
  return steps.map(({ request }) => request.body);
}

Deno.test("parties that join sit as one, and the other booking is cancelled afterwards", () => {
  const draft = join(ADA, BERT);
  assertEquals(bodies(draft), [
    { bookingId: "ada", partySize: 15 },
    { bookingId: "bert", status: "cancelled" },
  ]);
  assertEquals(actionText(draft, WORDING).title, "Join Ada and Bert");
});

Deno.test("the second party of a split is here, starts now, and ends with the first", () => {
  assertEquals(bodies(split(ADA, "linde", 5, at("20:00"))), [
    { bookingId: "ada", partySize: 7 },
    {
      restaurantId: "linde",
      startAt: "2031-06-13T18:00:00.000Z",
      endAt: "2031-06-13T19:00:00.000Z",
      partySize: 5,
      guestName: "Ada",
      arrived: true,
    },
  ]);
});

Deno.test("the second party of a booking that has not come is expected with it", () => {
  const [, second] = bodies(split(BERT, "linde", 1, at("18:00")));
  assertEquals(second, {
    restaurantId: "linde",
    startAt: "2031-06-13T17:00:00.000Z",
    endAt: "2031-06-13T19:00:00.000Z",
    partySize: 1,
    guestName: "Ada",
  });
});

Deno.test("a service is closed in one action for all who are left over", () => {
  const draft = closeService("Dinner", [
    { booking: ADA, ending: "left" },
    { booking: BERT, ending: "no show" },
  ]);
  assertEquals(bodies(draft), [
    { bookingId: "ada", status: "completed" },
    { bookingId: "bert", status: "no_show" },
  ]);
  assertEquals(
    actionText(draft, WORDING).done,
    "Dinner is closed, 2 parties",
  );
});
