/** The moment so many minutes from now in whole seconds, as the RPCs write it. */
export function inMinutes(minutes: number): string {
  const moment = new Date(Date.now() + minutes * 60_000).toISOString();
  return `${moment.slice(0, 19)}+00:00`;
}

/**
 * The times of a booking around now: parties sit down now, whatever the time
 * of the test.
 *
 * @param from Minutes from now to its start; negative when it has begun.
 * @param to Minutes from now to its end.
 */
export function near(from: number, to: number) {
  return { start_at: inMinutes(from), end_at: inMinutes(to) };
}

/**
 * A time zone where it is two in the afternoon now: windows of the next and
 * the last hours are of one service date there, at whatever time tests run.
 */
export function afternoonZone(): string {
  const ahead = 14 - new Date().getUTCHours();
  // The names of these zones have the sign the other way round.
  return `Etc/GMT${ahead < 0 ? "+" : "-"}${Math.abs(ahead)}`;
}
