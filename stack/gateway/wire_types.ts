/**
 * PostgREST returns what PostgreSQL's `to_json` produces; lite reads each column
 * with the database driver and serialises it again. These readers produce the
 * same result for the types where it would differ.
 *
 * @module
 */
import pg from "pg";

const { builtins } = pg.types;

type Read = (text: string) => unknown;

const asIs: Read = (text) => text;

/** `2026-05-01 18:00:00+00` as `2026-05-01T18:00:00+00:00`. */
const readTimestamp: Read = (text) =>
  text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00");

/** Keeps as text what is no number in JSON, such as `NaN`. */
const readNumber: Read = (text) => {
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
};

const TEXT_ARRAY: number = 1009;

/** Reads `{x,"y z"}`, also for types whose arrays the driver does not know. */
const readTextArray: Read = pg.types.getTypeParser(TEXT_ARRAY);

function arrayOf(read: Read): Read {
  return (text) => {
    const elements = readTextArray(text);
    if (!Array.isArray(elements)) return text;
    return elements.map((element) => element === null ? null : read(element));
  };
}

const READERS = new Map<number, Read>([
  [builtins.INT8, readNumber],
  [builtins.NUMERIC, readNumber],
  [builtins.FLOAT4, readNumber],
  [builtins.FLOAT8, readNumber],
  [builtins.TIMESTAMP, readTimestamp],
  [builtins.TIMESTAMPTZ, readTimestamp],
  [builtins.DATE, asIs],
  [builtins.INTERVAL, asIs],
  [builtins.BYTEA, asIs],
  [builtins.CIRCLE, asIs],
  [600, asIs], // point
  [1003, readTextArray], // name[]
  [1016, arrayOf(readNumber)], // int8[]
  [1021, arrayOf(readNumber)], // float4[]
  [1022, arrayOf(readNumber)], // float8[]
  [1231, arrayOf(readNumber)], // numeric[]
  [1115, arrayOf(readTimestamp)], // timestamp[]
  [1185, arrayOf(readTimestamp)], // timestamptz[]
  [1182, readTextArray], // date[]
]);

/** The readers, in the form that the driver expects. */
export const WIRE_TYPES: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    return READERS.get(oid) ?? pg.types.getTypeParser(oid, format);
  },
};
