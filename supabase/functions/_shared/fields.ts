import { z } from "zod";

/** A UUID of any version, in the lower case that Postgres returns. */
export const uuid = z.guid("Expected a UUID").toLowerCase();

/** A set of dining tables; duplicates count once. */
export const tableIds = z.array(uuid)
  .transform((ids) => [...new Set(ids)])
  .refine(
    (ids) => ids.length >= 1 && ids.length <= 20,
    "Expected 1 to 20 table ids",
  );

const TIMESTAMP = "Expected an ISO 8601 date and time with Z or an offset, " +
  'such as "2026-11-23T18:00:00+01:00"';

/**
 * A point in time, with or without seconds, normalised to UTC.
 *
 * Postgres has no year 0 and no offset above 15:59, so not every ISO 8601 text
 * is a valid timestamptz; the same instant in UTC is.
 */
export const timestamp = z
  .union([
    z.iso.datetime({ offset: true }),
    z.iso.datetime({ offset: true, precision: -1 }),
  ], TIMESTAMP)
  .transform((text) => new Date(text).toISOString())
  .refine(
    (text) => /^\d{4}-/.test(text) && !text.startsWith("0000"),
    "Expected a time in the years 0001 to 9999",
  );

/** Text that Postgres can store: it has neither NUL nor lone surrogates. */
export const storableText = z.string().refine(
  (text) => text.isWellFormed() && !text.includes("\0"),
  "Expected text without NUL characters and unpaired surrogates",
);
