/**
 * PostgREST answers with PostgreSQL's own `to_json`; lite reads each column
 * through the database driver and writes it again. These readers make the
 * result the same for the types where it would differ.
 *
 * @module
 */
import type { PostgresType } from "postgres";

const asIs = (text: string) => text;

/** `2026-05-01 18:00:00+00` as `2026-05-01T18:00:00+00:00`. */
function parseTimestamp(text: string): string {
  return text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00");
}

/** Keeps as text what JSON has no number for, such as `NaN`. */
function parseNumeric(text: string): number | string {
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

/** lite hands over arguments that are JSON text already. */
function serializeJson(value: unknown): string {
  return typeof value === "string" && isJson(value)
    ? value
    : JSON.stringify(value);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Readers and writers by PostgreSQL type. */
export const WIRE_TYPES: Record<string, PostgresType> = {
  timestamptz: {
    to: 1184,
    from: [1184],
    serialize: asIs,
    parse: parseTimestamp,
  },
  timestamp: { to: 1114, from: [1114], serialize: asIs, parse: parseTimestamp },
  numeric: { to: 1700, from: [1700], serialize: String, parse: parseNumeric },
  bytea: { to: 17, from: [17], serialize: asIs, parse: asIs },
  json: { to: 114, from: [114], serialize: serializeJson, parse: JSON.parse },
  jsonb: {
    to: 3802,
    from: [3802],
    serialize: serializeJson,
    parse: JSON.parse,
  },
};
