import { counted } from "../wording/counted.ts";
import type { Wording } from "../wording/wording.ts";
import type { Subject } from "./draft.ts";

/** An action in the words of the dashboard. */
export interface ActionText {
  /** As on a button: "Seat Becker at M1". */
  title: string;
  /** When it is done: "Becker sits at M1". */
  done: string;
}

type Words = Pick<Wording, "labelsOf" | "nameOfBooking">;

/** Words an action. A booking that was not read is "the booking". */
export function actionText(subject: Subject, words: Words): ActionText {
  const { kind, bookingIds, tableIds, label = "" } = subject;
  const parties = counted(bookingIds.length, "party", "parties");
  const place = words.labelsOf(tableIds);
  const name = nameIn(subject, words, 0);
  const other = nameIn(subject, words, 1);
  const first = capital(name);
  switch (kind) {
    case "reserve":
      return text(`Reserve ${place} for ${name}`, `${first} has ${place}`);
    case "move":
      return text(`Move ${name} to ${place}`, `${first} has ${place}`);
    case "add table":
      return text(`Add ${place} to ${name}`, `${first} has ${place} as well`);
    case "give back":
      return text(`Give ${place} back`, `${first} has given ${place} back`);
    case "seat":
    case "seat walk-in":
      return text(`Seat ${name} at ${place}`, `${first} sits at ${place}`);
    case "unseat":
      return text(`Take back that ${name} sits`, `${first} is expected again`);
    case "leave":
      return text(`${first} has left`, `${first} has left`);
    case "leave and seat":
      return text(
        `${first} has left, seat ${other} at ${place}`,
        `${first} has left, ${other} sits at ${place}`,
      );
    case "no show":
      return text(`${first} is not coming`, `${first} is a no-show`);
    case "no show and seat":
      return text(
        `${first} is not coming, seat ${other} at ${place}`,
        `${first} is not coming, ${other} sits at ${place}`,
      );
    case "arrive":
      return text(`${first} is here`, `${first} is here`);
    case "unarrive":
      return text(`${first} is not here`, `${first} is not here`);
    case "edit":
      return text(`Change ${name}`, `${first} is changed`);
    case "later":
    case "longer":
      return text(
        `15 minutes more for ${name}`,
        `${first} has 15 minutes more`,
      );
    case "cancel":
      return text(`Cancel ${name}`, `${first} is cancelled`);
    case "reopen":
      return text(`Reopen ${name}`, `${first} is expected again`);
    case "swap":
      return text(`Swap ${name} and ${other}`, `${first} and ${other} swapped`);
    case "join":
      return text(`Join ${name} and ${other}`, `${first} and ${other} joined`);
    case "split":
      return text(`Split ${name}`, `${first} is two parties now`);
    case "book":
      return text(`Book ${name}`, `${first} is booked${place && `, ${place}`}`);
    case "wait":
      return text(`Add ${name} to waiting`, `${first} waits`);
    case "block":
      return text(`Block ${place}`, `${place} is blocked`);
    case "unblock":
      return text(`Unblock ${place}`, `${place} is not blocked any more`);
    case "close zone":
      return text(`Close ${label}`, `${label} is closed`);
    case "close service":
      return text(`Close ${label}`, `${label} is closed, ${parties}`);
    case "plan":
      return text(
        `Apply the plan for ${parties}`,
        `The plan for ${parties} is applied`,
      );
    case "undo":
      return undoText(subject, words);
  }
}

function text(title: string, done: string): ActionText {
  return { title, done };
}

function undoText({ undone }: Subject, words: Words): ActionText {
  const title = undone === undefined ? "" : actionText(undone, words).title;
  return text(`Undo “${title}”`, `Undone: ${title}`);
}

/**
 * What the party at a position is called: by its booking, or, where that was
 * not read or made yet, as the action calls it.
 */
function nameIn(
  { bookingIds, party }: Subject,
  { nameOfBooking }: Words,
  index: number,
): string {
  const known = party && (party.name || `a walk-in of ${party.size}`);
  const id = bookingIds[index];
  return known ??
    (id === undefined ? "the booking" : nameOfBooking(id, "the booking"));
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
