import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { connect, type Database } from "../../../support/database.ts";
import { type Answer, post } from "../../../support/endpoint.ts";
import { readEvents } from "../../../support/event.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import type { AssignBody } from "./answers.ts";

const KEYS = 20;
const REQUESTS = 200;
const CLIENTS = 32;

/** One user action: a booking, the table for it, and its key. */
interface Action {
  readonly bookingId: string;
  readonly tableId: string;
  readonly key: string;
}

async function createActions(sql: Database): Promise<Action[]> {
  const seats = Array.from({ length: KEYS }, () => 4);
  const restaurant = await createRestaurant(sql, { seats });
  return await Promise.all(restaurant.tableIds.map(async (tableId) => ({
    bookingId: await addBooking(sql, restaurant),
    tableId,
    key: crypto.randomUUID(),
  })));
}

function send(
  { bookingId, tableId, key }: Action,
  signal?: AbortSignal,
): Promise<Answer<AssignBody>> {
  return post<AssignBody>("assign-tables", { bookingId, tableIds: [tableId] }, {
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

Deno.test("A storm of retries and lost connections has one effect and one answer for each key", async () => {
  await using sql = connect(CLIENTS);
  const actions = await createActions(sql);
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
    assertEquals((await readEvents(sql, bookingId)).length, 1);
  }
});
