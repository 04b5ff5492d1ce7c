import { type Booking, isWaiting, nameOf } from "../data/booking.ts";
import type { DiningTable } from "../data/dining_table.ts";
import { minutesBetween } from "../time/minutes.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import type { Wording } from "../wording/wording.ts";
import { isFree, roleOf, type TableRole, wordOf } from "./table_role.ts";
import type { TableState } from "./table_state.ts";

/** A sign beside the label, so that no state is told by its colour alone. */
export type SignName =
  | "clock"
  | "late"
  | "hourglass"
  | "broom"
  | "cross"
  | "unknown";

/** What is written and drawn on a table. */
export interface TableFace {
  role: TableRole;
  label: string;
  /** The size of the party, or the seats where nobody is expected. */
  size: number;
  isSeats: boolean;
  sign: SignName | null;
  hasNotes: boolean;
  /** In a frame of its own beside the label: "+11" or "Here". */
  badge: string;
  /** Below the label: the name, the time, and what comes next. */
  lines: string[];
  /** Whether the first line is a name. */
  hasName: boolean;
  /** Whether the last line is about a party that stands and waits. */
  isNextHere: boolean;
  /** How much of the stay has passed, from 0 to 1; null if nobody sits. */
  passed: number | null;
  /** Whether stripes are drawn over it: it is blocked or not in use. */
  isOff: boolean;
}

/** Narrower tables get one number in the line of the time. */
const WIDE_PX = 110;

/** Narrower tables have no room for a time and a number of two words. */
const ROOMY_PX = 136;

/** What {@linkcode tableFace} needs beside the state. */
export interface FaceOptions {
  table: DiningTable;
  /** Of the table as it is drawn, in pixels. */
  width: number;
  /** The moment that is shown. */
  now: number;
  wording: Pick<Wording, "timeZone" | "labelsOf">;
}

/** What is written and drawn on a table in a state. */
export function tableFace(state: TableState, options: FaceOptions): TableFace {
  const { table, width, now, wording } = options;
  const { kind, party } = state;
  const shown = kind === "left" ? null : party;
  const isNextHere = kind === "over" && state.next !== null &&
    isWaiting(state.next);
  const isWide = width >= WIDE_PX;
  return {
    role: roleOf(kind),
    label: table.label,
    size: shown?.partySize ?? table.seats,
    isSeats: shown === null,
    sign: SIGNS[kind] ?? null,
    hasNotes: Boolean(shown?.notes),
    badge: badgeOf(state),
    lines: [
      ...(shown === null ? [] : [nameOf(shown)]),
      ...timeLines(state, width, wording.timeZone),
      lastLine(state, table, isWide, wording),
    ].filter((line) => line !== ""),
    hasName: shown !== null,
    isNextHere,
    passed: passedOf(state, now),
    isOff: state.block !== null || !table.isActive,
  };
}

const SIGNS: Partial<Record<TableState["kind"], SignName>> = {
  reserved: "clock",
  late: "late",
  ending: "hourglass",
  left: "broom",
  inactive: "cross",
  unknown: "unknown",
};

function badgeOf({ kind, minutes }: TableState): string {
  if (kind === "over") return `+${minutes}`;
  return kind === "here" ? "Here" : "";
}

/** How long, until when, since when: one line, or two on a narrow free table. */
function timeLines(
  state: TableState,
  width: number,
  timeZone: string,
): string[] {
  const isWide = width >= WIDE_PX;
  const isRoomy = width >= ROOMY_PX;
  const { kind, party, minutes, until, block } = state;
  const time = (moment: number) => timeOfDay(moment, timeZone);
  const start = party === null ? "" : time(party.startAt);
  switch (kind) {
    case "free until": {
      const to = `to ${time(until ?? 0)}`;
      return isRoomy ? [`Free ${to} · ${minutes} min`] : ["Free", to];
    }
    case "reserved":
      if (minutes <= 0) return [`Reserved ${isWide ? start : ""}`.trim()];
      return [isRoomy ? `${start} · in ${minutes} min` : start];
    case "due":
      return [`Due ${start}`];
    case "late":
      return [isWide ? `Late ${minutes} min` : `Late ${minutes}`];
    case "here":
      return [isWide ? `Here ${minutes} min` : `${minutes} min`];
    case "seated":
    case "ending":
      return [seatedLine(state, isWide)];
    case "over":
      return [isWide ? `Over by ${minutes}` : `+${minutes}`];
    case "left":
      return [isWide ? `Left ${minutes} min ago` : `Left ${minutes}`];
    case "blocked": {
      const to = `to ${time(until ?? 0)}`;
      const reason = block?.reason ?? "";
      return isRoomy ? [`Blocked ${to}`, reason] : ["Blocked", to, reason];
    }
    default:
      return [wordOf(kind)];
  }
}

function seatedLine({ kind, party, minutes }: TableState, isWide: boolean) {
  const left = `${minutes} left`;
  if (!isWide || kind === "ending" || party === null) return left;
  const { startAt, endAt, seatedAt } = party;
  const whole = minutesBetween(seatedAt ?? startAt, endAt);
  return `${whole - minutes} min · ${left}`;
}

/** The tables that belong to it, and who comes next. */
function lastLine(
  { kind, party, next }: TableState,
  table: DiningTable,
  isWide: boolean,
  { timeZone, labelsOf }: FaceOptions["wording"],
): string {
  const others = (kind === "left" ? [] : party?.tableIds ?? [])
    .filter((id) => id !== table.id);
  const mates = others.length > 0 ? `+ ${labelsOf(others)}` : "";
  return [mates, nextText(kind, next, isWide, timeZone)]
    .filter((text) => text !== "").join(" · ");
}

function nextText(
  kind: TableState["kind"],
  next: Booking | null,
  isWide: boolean,
  timeZone: string,
): string {
  if (next === null) return "";
  const who = `${nameOf(next)} ${next.partySize}`;
  if (isFree(kind)) return kind === "free" ? "" : who;
  const time = timeOfDay(next.startAt, timeZone);
  if (kind === "over" && isWaiting(next)) return who;
  return isWide ? `then ${time} ${who}` : time;
}

function passedOf({ kind, party }: TableState, now: number): number | null {
  const isSitting = kind === "seated" || kind === "ending" || kind === "over";
  if (!isSitting || party === null) return null;
  const from = party.seatedAt ?? party.startAt;
  const share = (now - from) / Math.max(party.endAt - from, 1);
  return Math.min(Math.max(share, 0), 1);
}
