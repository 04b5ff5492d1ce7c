/**
 * The value with other names in it: a text that is one of the old names, as a
 * value or as a key, is replaced by the new one.
 *
 * @param names The new names by the old ones.
 */
export function renamed<Value>(
  value: Value,
  names: Readonly<Record<string, string>>,
): Value {
  const rename = (part: unknown): unknown => {
    if (typeof part === "string") return names[part] ?? part;
    if (Array.isArray(part)) return part.map(rename);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, inner]) => [
        names[key] ?? key,
        rename(inner),
      ]),
    );
  };
  return rename(value) as Value;
}
