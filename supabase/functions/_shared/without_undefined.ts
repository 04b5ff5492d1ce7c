/** An object's properties, each of them either absent or defined. */
export type WithoutUndefined<T> =
  & { [K in keyof T as undefined extends T[K] ? never : K]: T[K] }
  & {
    [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<
      T[K],
      undefined
    >;
  };

/**
 * Drops the properties that are undefined.
 *
 * An argument of an RPC keeps its default only when it is absent, and the
 * generated types (under `exactOptionalPropertyTypes`) insist on that.
 */
export function withoutUndefined<T extends object>(
  object: T,
): WithoutUndefined<T> {
  const entries = Object.entries(object)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as WithoutUndefined<T>;
}
