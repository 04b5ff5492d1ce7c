import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import type { Database } from "../../../support/database.ts";
import { readChanges } from "../../../support/event.ts";
import {
  bearer,
  type Credentials,
  publishableKey,
  rest,
  type RestError,
  secretKey,
} from "../../../support/rest.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addMember, signIn, signToken } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import { EVENING } from "./booked.ts";

const GUEST = {
  guest_name: "Zoë Testguest",
  guest_phone: "+49 30 901820",
  notes: "No nuts",
};

/** Adds a seated booking of a guest, and one of another restaurant. */
async function addGuests({ sql, restaurant, tables: { T1 } }: Scene) {
  const options = { ...EVENING, ...GUEST };
  const elsewhere = await createScene(sql);
  return {
    ...await addSeatedBooking(sql, restaurant, [T1], options),
    elsewhere: elsewhere.restaurant,
    foreignId: await addBooking(sql, elsewhere.restaurant, options),
  };
}

const guests = scene.with({ arrange: addGuests });

type Guests = Scene & Awaited<ReturnType<typeof addGuests>>;

/** Callers whose request reaches the database, by name. */
const callers: Record<string, (scene: Guests) => Promise<Credentials>> = {
  "an owner": memberOf("owner"),
  "a manager": memberOf("manager"),
  "a host": memberOf("host"),
  "a viewer": memberOf("viewer"),
  "the owner of another restaurant": async ({ sql, elsewhere }) =>
    bearer(await signIn(sql, elsewhere, "owner")),
  "a backend with a secret key": () => Promise.resolve(secretKey()),
};

function memberOf(role: Parameters<typeof signIn>[2]) {
  return async ({ sql, restaurant }: Guests) =>
    bearer(await signIn(sql, restaurant, role));
}

/** The arguments of both RPCs: this restaurant, and ids of every kind. */
function argumentsFor({ restaurant, bookingId, foreignId }: Guests) {
  return {
    p_restaurant_id: restaurant.id,
    p_booking_ids: [bookingId, foreignId, crypto.randomUUID()],
  };
}

async function readGuest(sql: Database, bookingId: string) {
  const [row] = await sql`
    select guest_name, guest_phone, notes from bookings where id = ${bookingId}`;
  return { ...row };
}

/** What export_guest_data returns. */
interface Exported {
  readonly restaurantId: string;
  readonly bookings: readonly Record<string, unknown>[];
}

for (const [name, credentialsOf] of Object.entries(callers)) {
  const mayRead = name !== "the owner of another restaurant";

  guests.test(`${name} exports ${mayRead ? "the guest data of their restaurant and no other" : "nothing"}`, async (scene) => {
    const { sql, restaurant, bookingId } = scene;
    const credentials = await credentialsOf(scene);
    const { status, body } = await withoutTrace(
      sql,
      restaurant,
      () =>
        rest<Exported>("rpc/export_guest_data", credentials, {
          body: argumentsFor(scene),
        }),
    );
    assertEquals([status, body.restaurantId], [200, restaurant.id]);
    assertEquals<unknown>(
      body.bookings.map((
        { created_at: _, updated_at: __, events, ...booking },
      ) => ({
        ...booking,
        events: (events as { action: string }[]).map(({ action }) => action),
      })),
      mayRead
        ? [{
          id: bookingId,
          restaurant_id: restaurant.id,
          party_size: 4,
          start_at: "2031-06-13T18:00:00+00:00",
          end_at: "2031-06-13T19:30:00+00:00",
          status: "confirmed",
          ...GUEST,
          arrived_at: null,
          arrived_guests: null,
          seated_at: null,
          left_at: null,
          held_from: null,
          events: ["created", "assigned"],
        }]
        : [],
    );
  });
}

for (
  const name of ["an owner", "a manager", "a backend with a secret key"]
) {
  guests.test(`${name} erases the guest data of their restaurant and no other`, async (scene) => {
    const { sql, restaurant, elsewhere, bookingId, foreignId } = scene;
    const credentials = await callers[name]?.(scene) ?? {};
    const { status, body } = await withoutTrace(
      sql,
      elsewhere,
      () =>
        rest("rpc/erase_guest_data", credentials, {
          body: argumentsFor(scene),
        }),
    );
    assertEquals<unknown>([status, body], [200, {
      restaurantId: restaurant.id,
      erasedBookingIds: [bookingId],
    }]);
    const erased = { guest_name: "", guest_phone: null, notes: null };
    assertEquals<unknown>(await readGuest(sql, bookingId), erased);
    assertEquals<unknown>(await readGuest(sql, foreignId), GUEST);
  });
}

guests.test("the audit says who erased guest data, and that nothing else changed", async (scene) => {
  const { sql, restaurant, bookingId } = scene;
  const userId = await addMember(sql, restaurant, "manager");
  const credentials = bearer(await signToken(userId));
  await rest("rpc/erase_guest_data", credentials, {
    body: argumentsFor(scene),
  });
  const { actorId, actorRole, action, before, after } =
    (await readChanges(sql, bookingId)).at(-1) ?? {};
  assertEquals<unknown>(
    { actorId, actorRole, action },
    { actorId: userId, actorRole: "authenticated", action: "erased" },
  );
  assertEquals(after, before);
});

for (
  const name of ["a host", "a viewer", "the owner of another restaurant"]
) {
  guests.test(`${name} erases nothing`, async (scene) => {
    const { sql, restaurant } = scene;
    const credentials = await callers[name]?.(scene) ?? {};
    await withoutTrace(sql, restaurant, async () => {
      const { status, body } = await rest<RestError>(
        "rpc/erase_guest_data",
        credentials,
        { body: argumentsFor(scene) },
      );
      assertEquals<unknown>({ status, ...body }, {
        status: 400,
        code: "TA004",
        message: "Only an owner or a manager of the restaurant may do this",
        details: JSON.stringify({ restaurantId: restaurant.id })
          .replace(":", ": "),
        hint: "Ask an owner or a manager of the restaurant to do it",
      });
    });
  });
}

guests.test("guest data is neither exported nor erased with a publishable key alone", async (scene) => {
  await withoutTrace(scene.sql, scene.restaurant, async () => {
    for (const rpc of ["export_guest_data", "erase_guest_data"]) {
      const { status, body } = await rest<RestError>(
        `rpc/${rpc}`,
        publishableKey(),
        { body: argumentsFor(scene) },
      );
      assertEquals([rpc, status, body.code], [rpc, 401, "42501"]);
    }
  });
});
