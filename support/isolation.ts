import type { Database } from "./database.ts";

/** The isolation levels that a caller's transaction may have. */
export const ISOLATION_LEVELS = [
  "read committed",
  "repeatable read",
  "serializable",
] as const;

/** One of {@linkcode ISOLATION_LEVELS}. */
export type IsolationLevel = typeof ISOLATION_LEVELS[number];

/**
 * Opens a transaction and reads something, so that a level that keeps one
 * snapshot takes it now: what others commit from here on is newer.
 */
export async function beginLooking(
  session: Database,
  level: IsolationLevel,
): Promise<void> {
  await session.unsafe(`begin isolation level ${level}`);
  await session`select from restaurants limit 1`;
}
