import { assertEquals } from "@std/assert";
import { limitText } from "../../../../dashboard/src/forms/limit_text.ts";
import {
  lastOrdersText,
  seatedWalkIn,
  stayAt,
  waitingWalkIn,
  walkInSearch,
} from "../../../../dashboard/src/forms/walk_in.ts";
import { NO_SUGGESTIONS } from "../../../../dashboard/src/suggestions/suggestion.ts";
import { at, BERLIN, suggestionWith } from "../samples.ts";
import { readingWith } from "./reading_sample.ts";

const NOW = at("19:41");
const TWO = { partySize: 2, name: "" };

Deno.test("tables for a walk-in are sought from this minute on, for 45 minutes at least", () => {
  assertEquals(walkInSearch("linde", 2, NOW + 59_000), {
    restaurantId: "linde",
    partySize: 2,
    startAt: NOW,
    minMinutes: 45,
    limit: 8,
  });
});

Deno.test("a walk-in stays as long as such a party does, or until the table is promised", () => {
  assertEquals(seatedWalkIn(TWO, suggestionWith(), NOW), {
    partySize: 2,
    startAt: NOW,
    tableIds: ["t1"],
    checkIn: true,
  });
  const short = suggestionWith({
    isFull: false,
    freeUntil: "2031-06-13T18:50:00+00:00",
  });
  assertEquals(seatedWalkIn(TWO, short, NOW).endAt, at("20:50"));
});

Deno.test("a walk-in that waits starts when it was told, and may be known by its hat", () => {
  const party = waitingWalkIn({ partySize: 4, name: " red hat " }, {
    startAt: at("20:20"),
  });
  assertEquals(party, {
    partySize: 4,
    startAt: at("20:20"),
    arrived: true,
    guestName: "red hat",
  });
});

Deno.test("at a table that the host has chosen the stay is what the server says of it", () => {
  const short = suggestionWith({ tableIds: ["t2"], isFull: false });
  const occupied = suggestionWith({ occupiedBy: { bookingId: "bert" } });
  const found = { ...NO_SUGGESTIONS, suggestions: [occupied, short] };
  assertEquals(stayAt(found, "t2"), short);
  assertEquals(stayAt(found, "t1"), {
    tableIds: ["t1"],
    isFull: true,
    freeUntil: null,
  });
});

Deno.test("last orders are pointed out from a quarter of an hour before", () => {
  const { services } = readingWith();
  const text = (time: string) => lastOrdersText(services, at(time), BERLIN);
  assertEquals(text("21:59"), null);
  assertEquals(text("22:00"), "Last orders at 22:15");
  assertEquals(text("22:20"), "Last orders were at 22:15");
  assertEquals(text("23:00"), null);
});

Deno.test("a limit says how many there would be, by what it counts", () => {
  const { services } = readingWith();
  const counts = { covers: 62, maxCovers: 60, parties: 21, maxParties: 20 };
  const capacity = { state: "enforced", ...counts };
  assertEquals(
    limitText(capacity, services, NOW),
    "Dinner would be 62 of 60.",
  );
  assertEquals(
    limitText({ ...capacity, maxCovers: null }, services, NOW),
    "Dinner would have 21 parties of 20.",
  );
  assertEquals(
    limitText(capacity, [], NOW),
    "The service would be 62 of 60.",
  );
});
