import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import type { Database } from "../../../support/database.ts";
import type { Answer } from "../../../support/endpoint.ts";
import { readChanges } from "../../../support/event.ts";
import { manyTables, type Scene, scene } from "../../../support/scene.ts";
import type { AssignBody } from "./answers.ts";
import { postPatiently } from "./patient.ts";

const KEYS = 20;
const REQUESTS = 200;
const CLIENTS = 32;

/** One user action: a booking, the table for it, and its key. */
interface Action {
  readonly bookingId: string;
  readonly tableId: string;
  readonly key: string;
}

/** Prepares one action for each table. */
async function prepareActions({ sql, restaurant }: Scene<string>) {
  const actions: Action[] = await Promise.all(
    restaurant.tableIds.map(async (tableId) => ({
      bookingId: await addBooking(sql, restaurant),
      tableId,
      key: crypto.randomUUID(),
    })),
  );
  return { actions };
}

const clients = scene.with({
  tables: manyTables(KEYS),
  sessions: CLIENTS,
  arrange: prepareActions,
});

function send(
  { bookingId, tableId, key }: Action,
  signal?: AbortSignal,
): Promise<Answer<AssignBody>> {
  return postPatiently<AssignBody>("assign-tables", {
    bookingId,
    tableIds: [tableId],
  }, {
    headers: { "idempotency-key": key },
    signal: signal ?? null,
  });
}

/** Sends a request and hangs up after a random number of round trips. */
async function sendAndHangUp(sql: Database, action: Action): Promise<void> {
  const controller = new AbortController();
  const ended = send(action, controller.signal).catch(() => {});
  const roundTrips = Math.floor(Math.random() * 12);
  for (let count = 0; count < roundTrips; count++) await sql`select`;
  controller.abort();
  await ended;
}

clients.test("a storm of retries and lost connections has one effect and one answer for each key", async ({ sql, actions }) => {
  const queue = Array.from({ length: REQUESTS / KEYS }, () => actions).flat();
  const answers = new Map<string, Set<string>>();
  const keep = ({ key }: Action, { status, body }: Answer<AssignBody>) => {
    const text = JSON.stringify([status, body]);
    answers.set(key, (answers.get(key) ?? new Set()).add(text));
  };

  await Promise.all(Array.from({ length: CLIENTS }, async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      if (Math.random() < 0.4) await sendAndHangUp(sql, next);
      else keep(next, await send(next));
    }
  }));
  for (const action of actions) keep(action, await send(action));

  for (const { bookingId, tableId, key } of actions) {
    const seating = await readSeating(sql, bookingId);
    const [answer, ...others] = [...answers.get(key) ?? []];
    const [status, body]: [number, AssignBody] = JSON.parse(answer ?? "[]");
    assertEquals(others, []);
    assertEquals(status, 200);
    assertEquals(body.assignmentId, seating.assignmentId);
    assertEquals(seating.tableIds, [tableId]);
    assertEquals((await readChanges(sql, bookingId)).length, 1);
  }
});
