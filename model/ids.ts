/**
 * Ids and moments that the database chooses. The model has names for them, and
 * learns the values as answers show them.
 *
 * @module
 */

/** Stands in an answer for the id of what the model knows by this name. */
export class UnknownId {
  constructor(readonly name: string) {}
}

/**
 * Stands in an answer for a moment that the database took from its clock, which
 * the model knows by this name.
 */
export class UnknownMoment {
  /** @param after The name of an earlier one. */
  constructor(readonly name: string, readonly after: string | null = null) {}
}

/** The values that answers have shown so far, by the model's names. */
export type Ids = Readonly<Record<string, string>>;

/**
 * Learns values from an answer.
 *
 * An id that belongs to another name is not learned, nor is a moment that is
 * not later than the one before it, so that the answer will differ from what is
 * expected.
 *
 * @param expected What the model says.
 * @param actual What was answered.
 */
export function learnIds(expected: unknown, actual: unknown, ids: Ids): Ids {
  if (expected instanceof UnknownId || expected instanceof UnknownMoment) {
    const { name } = expected;
    const isNew = ids[name] === undefined && typeof actual === "string" &&
      (expected instanceof UnknownId
        ? !Object.values(ids).includes(actual)
        : isLater(actual, expected, ids));
    return isNew ? { ...ids, [name]: actual } : ids;
  }
  if (!isRecord(expected) || !isRecord(actual)) return ids;
  return Object.entries(expected).reduce(
    (known, [name, part]) => learnIds(part, actual[name], known),
    ids,
  );
}

/** Whether the text is a moment, and later than the one that comes before it. */
function isLater(text: string, { after }: UnknownMoment, ids: Ids): boolean {
  const previous = after === null ? undefined : ids[after];
  return Date.parse(text) > (previous ? Date.parse(previous) : 0);
}

/** What the model says, with the values that are known in their places. */
export function withIds(expected: unknown, ids: Ids): unknown {
  if (expected instanceof UnknownId || expected instanceof UnknownMoment) {
    return ids[expected.name] ?? expected;
  }
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
