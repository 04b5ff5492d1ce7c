import { repeated } from "../../model/answer.ts";
import type { Request } from "../../model/operations.ts";
import { count, serviceOf } from "../../model/service.ts";
import type { View } from "../../model/view.ts";
import type { Database } from "../../support/database.ts";
import { readView } from "../../support/view.ts";
import { untilTrue } from "../../support/waiting.ts";
import type { Report } from "../report.ts";
import { check } from "../search/checker.ts";
import { explain } from "../search/explain.ts";
import { type History, isRequest } from "../search/history.ts";
import { withRepeats } from "../search/repeats.ts";
import type { Scene } from "./scene.ts";

/**
 * Looks at what a round has left, and reports whatever the look and the replies
 * of the round show to be wrong.
 */
export async function verifyScenes(
  sql: Database,
  scenes: readonly Scene[],
  report: Report,
): Promise<void> {
  await untilQuiet(sql);
  for (const scene of scenes) {
    const action = { act: "look" } as const;
    const sent = { client: "observer", actor: null, mayRepeat: false, action };
    await scene.recorder.record(sent, async () => {
      const view = await readView(sql, scene.restaurant.id);
      checkLimits(scene, view, report);
      return { outcome: "done", replayed: false, body: { ...view } };
    });
    checkOrder(scene, report);
    checkKeys(scene, report);
    checkReplies(scene, report);
  }
}

/** Waits until no session but the observer's own works on anything. */
async function untilQuiet(sql: Database): Promise<void> {
  await untilTrue(async () => {
    const busy = await sql`
      select from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid()
        and state <> 'idle' limit 1`;
    return busy.length === 0;
  }, "The database never came to rest");
}

/**
 * I2 to I5: whether the model can explain everything that was seen. A history
 * that is too tangled to be decided is counted, and no violation.
 */
function checkOrder(scene: Scene, report: Report): void {
  const { start, recorder } = scene;
  const history = withRepeats(recorder.history);
  const { result } = check(start, history);
  report.count("histories");
  report.count("operations", recorder.history.length);
  if (result === "undecided") report.count("histories undecided");
  if (result !== "illegal") return;
  const explanation = explain(start, history);
  report.violate("history", withNames(explanation, scene));
}

/**
 * I3, where the limits were in force and the same all the time: counts what
 * every service has promised, whatever the answers said. Facts are left out.
 */
function checkLimits(
  { restaurant, rule, recorder }: Scene,
  view: View,
  report: Report,
): void {
  const others = recorder.history.filter(({ action }) => !isRequest(action));
  if (others.some(({ action }) => action.act !== "look")) return;
  const { maxCovers, maxParties } = rule;
  const factual = idsOfFacts(recorder.history);
  const bookings = Object.entries(view.bookings)
    .filter(([id]) => !factual.has(id)).map(([, booking]) => booking);
  for (const { startAt } of bookings) {
    const service = serviceOf(restaurant, startAt);
    const isWholeDate = service.servicePeriodId === null;
    // Lunch counts the whole date, but is not asked when dinner grows.
    if (isWholeDate && restaurant.servicePeriods.length > 0) continue;
    const held = count(restaurant, bookings, service);
    const isWithin = held.covers <= (maxCovers ?? Infinity) &&
      held.parties <= (maxParties ?? Infinity);
    if (isWithin) continue;
    report.violate(
      "I3",
      `The service of ${startAt} holds ${JSON.stringify(held)}, ` +
        `the limits are ${JSON.stringify({ maxCovers, maxParties })}`,
    );
    return;
  }
}

/**
 * The bookings whose requests may pass a limit: parties that sit grow, parties
 * that were not expected have left, and managers let them in.
 */
function idsOfFacts(history: History): ReadonlySet<string> {
  const ids = history.flatMap(({ action, reply }) => {
    if (!isRequest(action)) return [];
    const isFact = /"(checked_in|completed|checkIn|capacityOverride)"/
      .test(JSON.stringify(action.body));
    const { booking } = reply.outcome === "done"
      ? reply.body as { booking?: { id: string } }
      : {};
    return isFact ? [...namesOf(action), booking?.id ?? ""] : [];
  });
  return new Set(ids);
}

/** The bookings that a request names. */
function namesOf({ act, body }: Request): string[] {
  if (act === "seat") return body.seatings.map(({ bookingId }) => bookingId);
  return "bookingId" in body ? [body.bookingId] : [];
}

/** I5: a key has one answer, but for guest data, however often it is sent. */
function checkKeys(scene: Scene, report: Report): void {
  const answers = new Map<string, string>();
  for (const { action, reply } of scene.recorder.history) {
    if (!isRequest(action) || action.key === null) continue;
    if (reply.outcome !== "done") continue;
    const slot = `${action.act} ${action.key}`;
    const kept = repeated(reply.body, {
      booking: { guestName: "", guestPhone: "", notes: "" },
    });
    const body = JSON.stringify(Object.entries(kept).sort());
    const first = answers.get(slot) ?? body;
    answers.set(slot, first);
    if (first === body) continue;
    const text = `The key of ${JSON.stringify(action)} has two answers: ` +
      `${first} and ${body}`;
    report.violate("I5", withNames(text, scene));
  }
}

/** I7: no reply is one that no client may get. */
function checkReplies(scene: Scene, report: Report): void {
  for (const { client, action, reply } of scene.recorder.history) {
    if (reply.outcome !== "unknown" || reply.flaw === undefined) continue;
    const request = JSON.stringify(action);
    const text = `${client} sent ${request} and got ${reply.flaw}`;
    report.violate("I7", withNames(text, scene));
  }
}

/** The text with the names of the scene instead of ids. */
function withNames(text: string, { names }: Scene): string {
  return Object.entries(names)
    .reduce((named, [id, name]) => named.replaceAll(id, name), text);
}
