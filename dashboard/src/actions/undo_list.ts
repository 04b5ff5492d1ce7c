import type { Change } from "./change.ts";
import type { Draft, Step, Subject } from "./draft.ts";
import { restore } from "./restore.ts";

/** An action of this device that can be taken back. */
export interface UndoEntry {
  /** The action's own. */
  key: string;
  subject: Subject;
  changes: Change[];
  /** When it was done, in epoch milliseconds. */
  doneAt: number;
}

/** How many actions can be taken back. */
const MOST = 20;

/**
 * What can be taken back after an action, or after the part of it that was done.
 *
 * @returns Null when that is nothing: an undo is not undone.
 */
export function entryOf(
  key: string,
  draft: Draft,
  done: readonly Step[],
  doneAt: number,
): UndoEntry | null {
  const changes = done.flatMap((step) => step.changes);
  if (changes.length === 0) return null;
  const { kind, tableIds, label, party } = draft;
  const made = changes.flatMap((change) =>
    change.type === "booking" && change.before === null ? change.after.id : []
  );
  const subject: Subject = {
    kind,
    bookingIds: [...draft.bookingIds, ...made],
    tableIds,
    ...(label !== undefined && { label }),
    ...(party !== undefined && { party }),
  };
  return { key, subject, changes, doneAt };
}

/** The list with an entry, the newest first, and no longer than it may be. */
export function withEntry(
  list: readonly UndoEntry[],
  entry: UndoEntry,
): UndoEntry[] {
  return [entry, ...list].slice(0, MOST);
}

/** What takes an action back. */
export function undoOf(
  { key, subject, changes }: UndoEntry,
  restaurantId: string,
  now: number,
): Draft {
  return {
    kind: "undo",
    bookingIds: subject.bookingIds,
    tableIds: [],
    undone: subject,
    steps: restore(restaurantId, changes, now)
      .map((request) => ({ request, changes: [] })),
    intent: JSON.stringify(["undo", key]),
  };
}
