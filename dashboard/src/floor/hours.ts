const HOUR_MS = 3_600_000;

/** More texts than this do not fit below the slider. */
const MOST = 9;

/**
 * The full hours from one moment to another, or every second or third of them
 * if there are too many.
 */
export function hoursOf(startAt: number, endAt: number): number[] {
  const first = Math.ceil(startAt / HOUR_MS) * HOUR_MS;
  const count = Math.floor((endAt - first) / HOUR_MS) + 1;
  const every = Math.ceil(count / MOST);
  return Array.from(
    { length: Math.ceil(count / every) },
    (_, index) => first + index * every * HOUR_MS,
  );
}
