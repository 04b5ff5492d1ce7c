import type { Database } from "../../support/database.ts";
import { untilTrue } from "../../support/waiting.ts";
import type { Report } from "../report.ts";
import type { View } from "./agreement.ts";
import { count } from "./capacity.ts";
import { check } from "./checker.ts";
import type { Clock } from "./clock.ts";
import { explain } from "./explain.ts";
import type { Answer } from "./operation.ts";
import { withRepeats } from "./repeated.ts";
import { record } from "./round.ts";
import { readView, type Scene } from "./scene.ts";

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
 * Looks at what is left of a round and checks all that was seen in it.
 *
 * @param mayRepeat Whether requests may have been sent more than once.
 */
export async function verifyScenes(
  sql: Database,
  clock: Clock,
  scenes: readonly Scene[],
  report: Report,
  mayRepeat = false,
): Promise<void> {
  await untilQuiet(sql);
  for (const scene of scenes) {
    const reader = { client: "observer", actor: null };
    const operation = { kind: "read" } as const;
    await record(clock, scene, { ...reader, operation }, async () => {
      const body = await readView(sql, scene.restaurantId);
      if (scene.isFixed) checkLimits(scene, body, report);
      return { outcome: "done", replayed: false, body };
    });
    checkOrder(scene, report, mayRepeat);
    checkKeys(scene, report);
  }
}

function checkOrder(scene: Scene, report: Report, mayRepeat: boolean): void {
  const { floor, start, names } = scene;
  const entries = mayRepeat ? withRepeats(scene.entries) : scene.entries;
  const { result } = check(floor, start, entries);
  report.count("histories");
  report.count("operations", scene.entries.length);
  if (result === "undecided") report.count("histories undecided");
  if (result !== "illegal") return;
  report.violate("history", explain(floor, start, entries, names));
}

/** I3, where the limits were the same all the time. */
function checkLimits(scene: Scene, view: View, report: Report): void {
  const rules = scene.start.guards[0]?.rules;
  if (rules?.table !== "present") return;
  const { maxCovers, maxParties } = rules;
  const bookings = Object.fromEntries(
    Object.entries(view).map((
      [id, booking],
    ) => [id, { ...booking, assignment: null }]),
  );
  for (const { startAt } of Object.values(view)) {
    // Lunch counts the whole date but is not asked when dinner grows.
    if (scene.floor.hasDinner && startAt.slice(11, 13) < "17") continue;
    const held = count(scene.floor, { bookings }, startAt);
    if (
      held.covers > (maxCovers ?? Infinity) ||
      held.parties > (maxParties ?? Infinity)
    ) {
      report.violate(
        "I3",
        `The service of ${startAt} holds ${JSON.stringify(held)}, ` +
          `the limits are ${JSON.stringify({ maxCovers, maxParties })}`,
      );
      return;
    }
  }
}

/** I5: whatever a key was answered, it was answered once and for all. */
function checkKeys({ entries, names }: Scene, report: Report): void {
  const bodies = new Map<string, string>();
  for (const { operation, answer } of entries) {
    if (!("key" in operation) || answer.outcome !== "done") continue;
    const key = `${operation.kind} ${operation.key}`;
    const body = bodyText(answer);
    const first = bodies.get(key) ?? body;
    bodies.set(key, first);
    if (first === body) continue;
    report.violate(
      "I5",
      `The key of ${JSON.stringify(operation)} for ` +
        `${names[operation.booking]} has two answers: ${first} and ${body}`,
    );
  }
}

function bodyText({ body }: Answer & { outcome: "done" }): string {
  return JSON.stringify(Object.entries(body).sort());
}
