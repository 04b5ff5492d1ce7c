/**
 * Moments, as texts that sort like the moments themselves. One that the
 * database takes from its clock is about `now` for the model: its text begins
 * with that and goes on with a name. Other moments of a scene are so far from
 * now that it makes no difference.
 *
 * @module
 */
import { UnknownMoment } from "./ids.ts";

/** As long as a moment that is known exactly, such as a start. */
const EXACT = "2031-06-13T18:00:00+00:00".length;

/** That many minutes later. */
export function minutesLater(moment: string, minutes: number): string {
  const time = Date.parse(moment.slice(0, EXACT)) + minutes * 60_000;
  return new Date(time).toISOString().replace(".000Z", "+00:00");
}

/** The minutes from one moment to another. */
export function minutesBetween(moment: string, later: string): number {
  const timeOf = (text: string) => Date.parse(text.slice(0, EXACT));
  return (timeOf(later) - timeOf(moment)) / 60_000;
}

/**
 * A moment that the database takes from its clock, about this one.
 *
 * @param by The index of the request that has it taken.
 * @param what Tells it from others of the request.
 */
export function byTheClock(moment: string, by: number, what: string): string {
  return `${moment} ${by} ${what}`;
}

/** The index of the request for which the clock was read. */
export function requestOf(moment: string): number {
  return Number(moment.split(" ")[1]);
}

/** Later than all that the clock has shown. */
export function afterAll(now: string): string {
  return `${now} ~`;
}

/** Whether the clock has shown it. */
export function isByTheClock(moment: string): boolean {
  return moment.length > EXACT;
}

/** The moment in an answer. */
export function shown(moment: string): string | UnknownMoment;
export function shown(moment: string | null): string | UnknownMoment | null;
export function shown(moment: string | null): string | UnknownMoment | null {
  return moment !== null && isByTheClock(moment)
    ? new UnknownMoment(moment)
    : moment;
}
