import type { Member } from "../../../../dashboard/src/data/service_reading.ts";
import { assertEquals } from "@std/assert";
import { actorText } from "../../../../dashboard/src/activity/actor_text.ts";
import { eventText } from "../../../../dashboard/src/activity/event_text.ts";
import type { BookingState } from "../../../../dashboard/src/data/read_events.ts";
import { Constants } from "../../../../supabase/functions/_shared/database.types.ts";
import { WORDING } from "../samples.ts";

const BOOKED: BookingState = {
  status: "pending",
  partySize: 2,
  startAt: "2031-06-13T17:00:00+00:00",
  endAt: "2031-06-13T19:00:00+00:00",
  tableIds: [],
};

function textOf(
  action: string,
  before: Partial<BookingState>,
  after: Partial<BookingState>,
): string {
  const event = {
    id: "00063d00-0000-4000-8000-000000000001",
    booking_id: "ada",
    action,
    actor_id: null,
    created_at: "2031-06-13T12:00:00+00:00",
    before: { ...BOOKED, ...before },
    after: { ...BOOKED, ...after },
    guestName: "Ada",
  };
  return eventText(event, WORDING);
}

/** The text of an edit. */
function editText(after: Partial<BookingState>): string {
  return textOf("edited", {}, after);
}

Deno.test("an assignment says which tables the booking got", () => {
  assertEquals(
    textOf("assigned", {}, { tableIds: ["t1", "t2"] }),
    "got M1 + M2",
  );
  assertEquals(
    textOf("reassigned", { tableIds: ["t1"] }, { tableIds: ["t2"] }),
    "moved from M1 to M2",
  );
});

Deno.test("a release says which tables were given back", () => {
  assertEquals(textOf("released", { tableIds: ["t1"] }, {}), "gave M1 back");
  assertEquals(textOf("released", {}, {}), "needs a table");
});

Deno.test("an edit says everything that it changed", () => {
  assertEquals(editText({ partySize: 4 }), "has 4 guests now");
  assertEquals(editText({ partySize: 1 }), "has 1 guest now");
  assertEquals(
    editText({ endAt: "2031-06-13T20:30:00+00:00" }),
    "comes 19:00 to 22:30",
  );
  assertEquals(
    editText({
      status: "checked_in",
      partySize: 3,
      startAt: "2031-06-13T17:30:00+00:00",
    }),
    "was checked in, has 3 guests now, comes 19:30 to 21:00",
  );
});

Deno.test("an edit of the name or the notes alone is an edit", () => {
  assertEquals(editText({}), "was edited");
});

Deno.test("every status that a booking can be given has a text of its own", () => {
  const statuses = Constants.public.Enums.booking_status;
  const texts = statuses.map((status) =>
    textOf("edited", { status: "unknown" }, { status })
  );
  assertEquals(new Set(texts).size, statuses.length);
  assertEquals(texts.includes("was edited"), false);
});

Deno.test("a deleted booking says nothing but that", () => {
  const gone = { status: null, partySize: null, startAt: null, endAt: null };
  assertEquals(editText({ ...gone, tableIds: null }), "was deleted");
});

Deno.test("erased guest data is no mere edit", () => {
  assertEquals(textOf("erased", {}, {}), "no longer has a name and notes");
});

Deno.test("an actor is the system, the reader, or a member by name or role", () => {
  const members: Member[] = [
    { userId: "kim", name: null, role: "owner" },
    { userId: "max", name: null, role: "host" },
    { userId: "ana", name: "Ana", role: "host" },
  ];
  const actor = (id: string | null) => actorText(id, "me", members);
  assertEquals(actor(null), "The system");
  assertEquals(actor("me"), "You");
  assertEquals(actor("kim"), "An owner");
  assertEquals(actor("max"), "A host");
  assertEquals(actor("ana"), "Ana");
  assertEquals(actor("gone"), "A former member");
});
