import { type Booking, isWaiting, nameOf } from "../data/booking.ts";
import type { DiningTable } from "../data/dining_table.ts";
import { minutesBetween } from "../time/minutes.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { counted } from "../wording/counted.ts";
import type { Wording } from "../wording/wording.ts";
import { wordOf } from "./table_role.ts";
import type { TableState } from "./table_state.ts";

/** What {@linkcode tableName} needs beside the state. */
export interface NameOptions {
  table: DiningTable;
  /** The moment that is shown. */
  now: number;
  wording: Pick<Wording, "timeZone" | "labelsOf">;
}

/**
 * The accessible name of a table, as in "M4, 4 seats. Garcia, 4 guests, seated 99
 * minutes, over by 11. Next: Huber, 4, 19:30, here 6 minutes."
 */
export function tableName(state: TableState, options: NameOptions): string {
  const { table, now, wording } = options;
  const { party, next, block, kind } = state;
  const sentences = [
    `${table.label}, ${counted(table.seats, "seat")}`,
    [...whoText(state, table, wording), stateText(state, options)].join(", "),
  ];
  if (party !== null && block !== null) {
    sentences.push(`Blocked: ${block.reason}`);
  }
  if (party !== null && !table.isActive) sentences.push("Not in use");
  if (party?.notes && kind !== "left") sentences.push("Has notes");
  if (next !== null) sentences.push(nextSentence(next, now, wording.timeZone));
  return `${sentences.join(". ")}.`;
}

function whoText(
  { party, kind }: TableState,
  table: DiningTable,
  { labelsOf }: NameOptions["wording"],
): string[] {
  if (party === null) return [];
  const mates = kind === "left" ? [] : party.tableIds
    .filter((id) => id !== table.id);
  const company = mates.length > 0 ? [`also at ${labelsOf(mates)}`] : [];
  return [nameOf(party), counted(party.partySize, "guest"), ...company];
}

function stateText(state: TableState, options: NameOptions): string {
  const { kind, minutes, party, until, block } = state;
  const { now, wording: { timeZone } } = options;
  const time = (moment: number) => timeOfDay(moment, timeZone);
  const span = counted(Math.abs(minutes), "minute");
  const start = party === null ? "" : time(party.startAt);
  const since = party?.seatedAt ?? party?.startAt ?? now;
  const seated = `seated ${counted(minutesBetween(since, now), "minute")}`;
  switch (kind) {
    case "free until":
      return `Free to ${time(until ?? 0)}, ${span}`;
    case "reserved":
      return minutes > 0
        ? `reserved for ${start}, in ${span}`
        : `reserved from ${start}`;
    case "due":
      return `due at ${start}`;
    case "late":
      return `late by ${span}`;
    case "here":
      return `here ${span}`;
    case "seated":
      return `${seated}, ${minutes} left`;
    case "ending":
      return `${seated}, ending, ${minutes} left`;
    case "over":
      return `${seated}, over by ${minutes}`;
    case "left":
      return `left ${span} ago`;
    case "blocked":
      return `Blocked to ${time(until ?? 0)}: ${block?.reason ?? ""}`;
    default:
      return wordOf(kind);
  }
}

function nextSentence(next: Booking, now: number, timeZone: string): string {
  const time = timeOfDay(next.startAt, timeZone);
  const here = isWaiting(next)
    ? `, here ${counted(minutesBetween(next.arrivedAt ?? now, now), "minute")}`
    : "";
  return `Next: ${nameOf(next)}, ${next.partySize}, ${time}${here}`;
}
