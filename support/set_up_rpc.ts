import { type Database, one } from "./database.ts";

/** What create_restaurant returns. */
export interface CreatedRestaurant {
  readonly restaurantId: string;
  readonly name: string;
  readonly timezone: string;
  readonly ownerId: string;
}

/** Calls create_restaurant over a direct connection. */
export async function createRestaurantOf(
  sql: Database,
  ownerId: string | null,
  { name = "Zur Probe", timezone = "Europe/Berlin" }: {
    readonly name?: string | null;
    readonly timezone?: string | null;
  } = {},
): Promise<CreatedRestaurant> {
  const row = one(
    await sql<{ answer: CreatedRestaurant }[]>`
    select create_restaurant(${name}, ${timezone}, ${ownerId}) as answer`,
  );
  return row.answer;
}

/** A restaurant that a user has joined. */
export interface JoinedRestaurant {
  readonly restaurantId: string;
  readonly name: string;
  readonly role: string;
}

/** Calls accept_invitations, and returns what the caller has joined. */
export async function acceptInvitations(
  sql: Database,
): Promise<readonly JoinedRestaurant[]> {
  const row = one(
    await sql<{ answer: { restaurants: JoinedRestaurant[] } }[]>`
    select accept_invitations() as answer`,
  );
  return row.answer.restaurants;
}

/** How the capacity guard of a restaurant decides from now on. */
export interface GuardState {
  readonly restaurantId: string;
  readonly enabled: boolean;
  readonly reason: string | null;
  readonly expiresAt: string | null;
}

/** Calls set_capacity_guard over a direct connection. */
export async function setCapacityGuard(
  sql: Database,
  restaurantId: string,
  { enabled, reason = null, expiresAt = null }: {
    readonly enabled: boolean | null;
    readonly reason?: string | null;
    readonly expiresAt?: string | null;
  },
): Promise<GuardState> {
  const row = one(
    await sql<{ answer: GuardState }[]>`
    select set_capacity_guard(
      ${restaurantId}, ${enabled}, ${reason}, ${expiresAt}
    ) as answer`,
  );
  return row.answer;
}

/** A booking that no longer fits what it holds. */
export interface Misfit {
  readonly bookingId: string;
  readonly startAt: string;
  readonly endAt: string;
  readonly partySize: number;
  readonly tableIds: readonly string[];
  readonly reasons: readonly string[];
}

/** What find_misfits returns. */
export interface Misfits {
  readonly restaurantId: string;
  readonly misfits: readonly Misfit[];
  readonly capacity: "checked" | "unreadable";
  readonly complete: boolean;
}

/** Calls find_misfits over a direct connection. */
export async function findMisfits(
  sql: Database,
  restaurantId: string,
): Promise<Misfits> {
  const row = one(
    await sql<{ answer: Misfits }[]>`
    select find_misfits(${restaurantId}) as answer`,
  );
  return row.answer;
}
