import { assertEquals } from "@std/assert";
import { type Database, one } from "../../support/database.ts";
import { readChanges } from "../../support/event.ts";
import { at } from "../../support/moment.ts";
import { assign, unassign, update } from "../../support/rpc.ts";
import { scene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";

const REQUESTS = 16;
const key = "double-click";

interface Request {
  readonly name: string;
  readonly send: (
    client: Database,
    booking: { readonly id: string; readonly freeTableIds: string[] },
  ) => Promise<{ readonly replayed: boolean }>;
  readonly action: string;
}

const requests: readonly Request[] = [
  {
    name: "assignments",
    send: (client, { id, freeTableIds }) =>
      assign(client, id, freeTableIds, { key }),
    action: "reassigned",
  },
  {
    name: "releases",
    send: (client, { id }) => unassign(client, id, { key }),
    action: "released",
  },
  {
    name: "edits",
    send: (client, { id }) =>
      update(client, id, { startAt: at("18:30"), partySize: 3, key }),
    action: "edited",
  },
];

const manyClients = scene.with({ clients: REQUESTS });

for (const { name, send, action } of requests) {
  manyClients.test(`parallel ${name} with one key take effect once and get the same answer`, async ({ sql, restaurant, tables: { T1, T2, T3, T4 }, clients }) => {
    const { bookingId } = await addSeatedBooking(sql, restaurant, [T1], {
      start_at: at("18:00"),
    });
    const booking = { id: bookingId, freeTableIds: [T2, T3, T4] };

    const answers = await Promise.all(
      clients.map((client) => send(client, booking)),
    );

    const effects = answers.filter(({ replayed }) => !replayed);
    assertEquals(effects.length, 1);
    assertEquals(
      answers.map((answer) => ({ ...answer, replayed: false })),
      Array(REQUESTS).fill(effects[0]),
    );
    const [, ...later] = await readChanges(sql, bookingId);
    assertEquals(later.map((event) => event.action), [action]);
    const { count } = one(
      await sql<{ count: number }[]>`
        select count(*)::integer as count from assignment_requests
        where restaurant_id = ${restaurant.id}`,
    );
    assertEquals(count, 1);
  });
}
