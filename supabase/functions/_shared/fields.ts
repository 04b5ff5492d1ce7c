import { z } from "zod";

/** A UUID of any version, in the lower case that Postgres returns. */
export const uuid = z.guid("Expected a UUID").toLowerCase();

/** The dining tables of one party. */
export const tableIds = tableSet(20);

/**
 * A set of dining tables; duplicates count once.
 *
 * @param max The most tables that it may have.
 */
export function tableSet(max: number) {
  return z.array(uuid)
    .transform((ids) => [...new Set(ids)])
    .refine(
      (ids) => ids.length >= 1 && ids.length <= max,
      `Expected 1 to ${max} table ids`,
    );
}

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
    (text) => /^20\d\d-/.test(text),
    "Expected a time in the years 2000 to 2099",
  );

/**
 * Text that Postgres can store: it has neither NUL nor lone surrogates.
 *
 * @param max The most characters, counted as Postgres counts them: one for
 * each code point.
 */
export function storableText(max: number) {
  return z.string()
    .refine(
      (text) => text.isWellFormed() && !text.includes("\0"),
      "Expected text without NUL characters and unpaired surrogates",
    )
    .refine(
      (text) => [...text].length <= max,
      `Expected at most ${max} characters`,
    );
}

/** Text that says something, without the spaces around it. */
export function requiredText(max: number) {
  return z.string().trim().min(1).pipe(storableText(max));
}

/** How many guests a party has, or how many of it have come. */
export const guests = z.int().min(1).max(1000);

/** What is kept of a guest besides the name; null or "" takes it away. */
export const guestPhone = z.string().trim().pipe(storableText(40)).nullable();
export const notes = storableText(2000).nullable();
export const guestName = requiredText(200);

/** Why a party is let in beyond the limits. */
export const capacityOverride = z.strictObject({ reason: requiredText(500) });

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Whether a window ends after it starts, and early enough.
 *
 * @param days The longest that it may be; a booking lasts up to one.
 */
export function isWindow(startAt: string, endAt: string, days = 1): boolean {
  const length = Date.parse(endAt) - Date.parse(startAt);
  return length > 0 && length <= days * DAY_MS;
}

/** Whether what is said about who has come does not contradict itself. */
export function arrivalIsConsistent(
  { arrived, arrivedGuests }: {
    arrived?: boolean | undefined;
    arrivedGuests?: number | undefined;
  },
): boolean {
  return arrived !== false || arrivedGuests === undefined;
}

/** How a body that fails {@linkcode arrivalIsConsistent} is refused. */
export const INCONSISTENT_ARRIVAL = {
  path: ["arrivedGuests"],
  message: "Expected no arrivedGuests when arrived is false",
};
