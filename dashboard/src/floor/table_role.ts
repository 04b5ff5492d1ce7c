import type { TableKind } from "./table_state.ts";

/** How much a table wants to be looked at; the colours follow it. */
export type TableRole =
  | "alarm"
  | "attention"
  | "arrived"
  | "free"
  | "ending"
  | "seated"
  | "reserved"
  | "off"
  | "unknown";

/** From the table to look at first to the one to look at last. */
export const ATTENTION: readonly TableRole[] = [
  "alarm",
  "attention",
  "arrived",
  "free",
  "ending",
  "seated",
  "reserved",
  "off",
  "unknown",
];

const ROLES: Record<TableKind, TableRole> = {
  over: "alarm",
  late: "attention",
  due: "attention",
  here: "arrived",
  free: "free",
  "free until": "free",
  left: "free",
  ending: "ending",
  seated: "seated",
  reserved: "reserved",
  blocked: "off",
  inactive: "off",
  unknown: "unknown",
};

/** How much a table of this kind wants to be looked at. */
export function roleOf(kind: TableKind): TableRole {
  return ROLES[kind];
}

const WORDS: Record<TableKind, string> = {
  free: "Free",
  "free until": "Free",
  reserved: "Reserved",
  due: "Due",
  late: "Late",
  here: "Here",
  seated: "Seated",
  ending: "Ending",
  over: "Over",
  left: "Just left",
  blocked: "Blocked",
  inactive: "Not in use",
  unknown: "No data",
};

/** What staff call a table of this kind. */
export function wordOf(kind: TableKind): string {
  return WORDS[kind];
}

/** Whether a table of this kind could be given to somebody who stands there. */
export function isFree(kind: TableKind): boolean {
  return kind === "free" || kind === "free until" || kind === "left";
}
