import { counted } from "../wording/counted.ts";
import type { Wording } from "../wording/wording.ts";
import type { Draft } from "./draft.ts";

/** An action in the words of the dashboard. */
export interface ActionText {
  /** As on a button: "Seat Becker at M1". */
  title: string;
  /** While it runs: "Seating Becker at M1". */
  progress: string;
  /** When it is done: "Becker has M1". */
  done: string;
}

/** Words an action. A booking that was not read is "the booking". */
export function actionText(
  { kind, bookingIds, tableIds }: Pick<
    Draft,
    "kind" | "bookingIds" | "tableIds"
  >,
  { labelsOf, nameOfBooking }: Pick<Wording, "labelsOf" | "nameOfBooking">,
): ActionText {
  const [bookingId = ""] = bookingIds;
  const parties = counted(bookingIds.length, "party", "parties");
  const place = labelsOf(tableIds);
  const name = nameOfBooking(bookingId, "the booking");
  const subject = nameOfBooking(bookingId, "The booking");
  switch (kind) {
    case "seat":
      return {
        title: `Seat ${name} at ${place}`,
        progress: `Seating ${name} at ${place}`,
        done: `${subject} has ${place}`,
      };
    case "move":
      return {
        title: `Move ${name} to ${place}`,
        progress: `Moving ${name} to ${place}`,
        done: `${subject} has ${place}`,
      };
    case "release":
      return {
        title: `Release ${place}`,
        progress: `Releasing ${place}`,
        done: `${place} released. ${subject} needs a table`,
      };
    case "edit":
      return {
        title: `Change ${name}`,
        progress: `Changing ${name}`,
        done: `${subject} changed`,
      };
    case "check in": {
      const at = place && ` at ${place}`;
      return {
        title: `Check ${name} in${at}`,
        progress: `Checking ${name} in${at}`,
        done: `${subject} is seated${at}`,
      };
    }
    case "cancel":
      return {
        title: `Cancel ${name}`,
        progress: `Cancelling ${name}`,
        done: `${subject} cancelled`,
      };
    case "undo":
      return {
        title: `Undo the last change to ${name}`,
        progress: `Undoing the last change to ${name}`,
        done: `${subject} is as before`,
      };
    case "plan":
      return {
        title: `Apply the plan for ${parties}`,
        progress: `Applying the plan for ${parties}`,
        done: `The plan for ${parties} is applied`,
      };
    case "undo plan":
      return {
        title: `Undo the plan for ${parties}`,
        progress: `Undoing the plan for ${parties}`,
        done: `The plan for ${parties} is undone`,
      };
  }
}
