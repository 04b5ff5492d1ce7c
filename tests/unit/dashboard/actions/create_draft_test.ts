import { assertEquals, assertNotEquals } from "@std/assert";
import { actionText } from "../../../../dashboard/src/actions/action_text.ts";
import { createBooking } from "../../../../dashboard/src/actions/create_draft.ts";
import { intentOf } from "../../../../dashboard/src/actions/draft.ts";
import type { NewParty } from "../../../../dashboard/src/actions/wish.ts";
import { at, WORDING } from "../samples.ts";

function made(party: Partial<NewParty>) {
  const draft = createBooking("linde", {
    partySize: 2,
    startAt: at("19:00"),
    ...party,
  }, "form");
  const { title, done } = actionText(draft, WORDING);
  return { body: draft.steps[0]?.request.body, title, done, draft };
}

Deno.test("a walk-in is made and seated in one request", () => {
  const { body, title, done } = made({ tableIds: ["t7"], checkIn: true });
  assertEquals(body, {
    restaurantId: "linde",
    startAt: "2031-06-13T17:00:00.000Z",
    partySize: 2,
    tableIds: ["t7"],
    checkIn: true,
  });
  assertEquals([title, done], [
    "Seat a walk-in of 2 at M7",
    "A walk-in of 2 sits at M7",
  ]);
});

Deno.test("a party that waits is here, has no table, and starts when it was told", () => {
  const { body, title, done } = made({ arrived: true, guestName: "Red hat" });
  assertEquals(body?.arrived, true);
  assertEquals("tableIds" in (body ?? {}), false);
  assertEquals([title, done], ["Add Red hat to waiting", "Red hat waits"]);
});

Deno.test("a booking by phone has what the guest said, and leaves empty fields out", () => {
  const { body, done } = made({
    endAt: at("20:30"),
    tableIds: ["t2", "t1"],
    guestName: "Meyer",
    guestPhone: "",
    overrideReason: "A regular",
  });
  assertEquals(body, {
    restaurantId: "linde",
    startAt: "2031-06-13T17:00:00.000Z",
    endAt: "2031-06-13T18:30:00.000Z",
    partySize: 2,
    guestName: "Meyer",
    tableIds: ["t1", "t2"],
    capacityOverride: { reason: "A regular" },
  });
  assertEquals(done, "Meyer is booked, M1 + M2");
});

Deno.test("two parties that look alike are two, and one form is one", () => {
  const party: NewParty = { partySize: 2, startAt: at("19:00"), arrived: true };
  const first = createBooking("linde", party, "first");
  const later = { ...party, startAt: at("19:05") };
  assertNotEquals(
    intentOf(first),
    intentOf(createBooking("linde", party, "second")),
  );
  assertEquals(
    intentOf(first),
    intentOf(createBooking("linde", later, "first")),
  );
});

Deno.test("a booking that was made is called as it was called, before it was read", () => {
  const { draft } = made({ tableIds: ["t7"], checkIn: true });
  const unread = { ...WORDING, nameOfBooking: () => "the booking" };
  const { done } = actionText({ ...draft, bookingIds: ["new"] }, unread);
  assertEquals(done, "A walk-in of 2 sits at M7");
});
