/**
 * Ids that the database chooses. The model has names for them, and learns the
 * ids as answers show them.
 *
 * @module
 */

/** Stands in an answer for the id of what the model knows by this name. */
export class UnknownId {
  constructor(readonly name: string) {}
}

/** The ids that answers have shown so far, by the model's names. */
export type Ids = Readonly<Record<string, string>>;

/**
 * Learns ids from an answer.
 *
 * An id that belongs to another name is not learned, so that the answer will
 * differ from what is expected.
 *
 * @param expected What the model says.
 * @param actual What was answered.
 */
export function learnIds(expected: unknown, actual: unknown, ids: Ids): Ids {
  if (expected instanceof UnknownId) {
    const isNew = ids[expected.name] === undefined &&
      typeof actual === "string" && !Object.values(ids).includes(actual);
    return isNew ? { ...ids, [expected.name]: actual } : ids;
  }
  if (!isRecord(expected) || !isRecord(actual)) return ids;
  return Object.entries(expected).reduce(
    (known, [name, part]) => learnIds(part, actual[name], known),
    ids,
  );
}

/** What the model says, with the ids that are known in their places. */
export function withIds(expected: unknown, ids: Ids): unknown {
  if (expected instanceof UnknownId) return ids[expected.name] ?? expected;
  if (Array.isArray(expected)) {
    return expected.map((part) => withIds(part, ids));
  }
  if (!isRecord(expected)) return expected;
  return Object.fromEntries(
    Object.entries(expected).map(([name, part]) => [name, withIds(part, ids)]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
