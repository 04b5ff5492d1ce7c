import { assertEquals } from "@std/assert";
import { actionText } from "../../../../dashboard/src/actions/action_text.ts";
import { changeOf } from "../../../../dashboard/src/actions/change.ts";
import { edit, leave } from "../../../../dashboard/src/actions/drafts.ts";
import { isSame } from "../../../../dashboard/src/actions/is_as_left.ts";
import {
  entryOf,
  type UndoEntry,
  undoOf,
  withEntry,
} from "../../../../dashboard/src/actions/undo_list.ts";
import { at, bookingWith, WORDING } from "../samples.ts";

const SEATED = bookingWith({ status: "checked_in", tableIds: ["t1"] });
const LEFT = leave(SEATED);
const ENTRY = entryOf("key", LEFT, LEFT.steps, at("20:00")) as UndoEntry;

Deno.test("the last 20 actions can be taken back, the newest first", () => {
  let list: UndoEntry[] = [];
  for (let count = 1; count <= 21; count++) {
    list = withEntry(list, { ...ENTRY, key: String(count) });
  }
  assertEquals(list.length, 20);
  assertEquals([list[0]?.key, list[19]?.key], ["21", "2"]);
});

Deno.test("an undo is worded by what it takes back, and is not undone itself", () => {
  const undo = undoOf(ENTRY, "linde", at("20:00"));
  const { title, done } = actionText(undo, WORDING);
  assertEquals(title, "Undo “Ada has left”");
  assertEquals(done, "Undone: Ada has left");
  assertEquals(entryOf("undo", undo, undo.steps, at("20:01")), null);
});

Deno.test("of an action that was stopped, what was done can be taken back", () => {
  const draft = { ...LEFT, steps: [...LEFT.steps, ...LEFT.steps] };
  const entry = entryOf("key", draft, draft.steps.slice(0, 1), 0);
  assertEquals(entry?.changes.length, 1);
  assertEquals(entryOf("key", draft, [], 0), null);
});

const NOW = {
  id: "ada",
  status: "completed" as const,
  partySize: 2,
  startAt: at("19:00"),
  endAt: at("21:00"),
  tableIds: [],
  hasArrived: false,
  arrivedGuests: null,
  guestName: "Ada",
  guestPhone: null,
  notes: null,
};

Deno.test("a booking is as an action left it until something is changed that the action has changed or read", () => {
  const { after } = changeOf(SEATED, { status: "completed", tableIds: [] });
  assertEquals(isSame(after, NOW), true);
  assertEquals(isSame(after, { ...NOW, partySize: 3 }), false);
  assertEquals(isSame(after, { ...NOW, hasArrived: true }), false);
  assertEquals(isSame(after, { ...NOW, tableIds: ["t1"] }), false);
});

Deno.test("another's note is in the way of an undo only if the action has changed notes", () => {
  const noted = { ...NOW, notes: "Window" };
  const left = changeOf(SEATED, { status: "completed", tableIds: [] }).after;
  assertEquals(isSame(left, noted), true);
  const [change] = edit(SEATED, { notes: "Birthday" }).steps[0]?.changes ?? [];
  if (change?.type !== "booking") throw new Error("An edit changes a booking");
  const { status, tableIds } = change.after;
  assertEquals(isSame(change.after, { ...noted, status, tableIds }), false);
});
