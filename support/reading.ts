import { type Database, one } from "./database.ts";
import type { Role } from "./user.ts";

/** One service of a date, as read_service answers it. */
export interface ServiceRead {
  readonly servicePeriodId: string | null;
  readonly name: string;
  readonly startAt: string;
  readonly endAt: string;
  readonly lastStartAt: string | null;
  readonly paceCovers: number | null;
  readonly state: string;
  readonly covers: number;
  readonly parties: number;
  readonly maxCovers: number | null;
  readonly maxParties: number | null;
  readonly coversWithoutTable: number;
  readonly seatedCovers: number;
  readonly toComeCovers: number;
  readonly leftCovers: number;
  readonly pace: readonly {
    readonly startAt: string;
    readonly covers: number;
    readonly parties: number;
  }[];
}

/** One booking, as read_service answers it. */
export interface BookingRead {
  readonly id: string;
  readonly guestName: string;
  readonly status: string;
  readonly startAt: string;
  readonly updatedAt: string;
  readonly serviceDate: string;
  readonly servicePeriodId: string | null;
  readonly tableIds: readonly string[];
}

/** The full answer of read_service. */
export interface Reading {
  readonly revision: string;
  readonly now: string;
  readonly unchanged?: undefined;
  readonly restaurant: { readonly id: string; readonly timezone: string };
  readonly role: Role | null;
  readonly serviceDate: string;
  readonly currentServiceDate: string;
  readonly guard: {
    readonly state: "absent" | "present" | "unreadable";
    readonly bypass: {
      readonly reason: string;
      readonly setBy: string | null;
      readonly setAt: string;
      readonly expiresAt: string | null;
    } | null;
  };
  readonly services: readonly ServiceRead[];
  readonly zones: readonly { readonly id: string; readonly name: string }[];
  readonly tables: readonly { readonly id: string; readonly label: string }[];
  readonly adjacencies: readonly (readonly [string, string])[];
  readonly turnTimes: readonly {
    readonly servicePeriodId: string | null;
    readonly upToPartySize: number;
    readonly minutes: number;
  }[];
  readonly bookings: readonly BookingRead[];
  readonly blocks: readonly {
    readonly assignmentId: string;
    readonly tableIds: readonly string[];
    readonly startAt: string;
    readonly endAt: string;
    readonly reason: string;
    readonly partOf: string | null;
  }[];
  readonly members: readonly {
    readonly userId: string;
    readonly name: string | null;
    readonly role: Role;
  }[];
}

/** What read_service answers when nothing has changed. */
export interface Unchanged {
  readonly revision: string;
  readonly now: string;
  readonly unchanged: true;
}

/** Calls read_service with an earlier revision. */
export async function poll(
  sql: Database,
  restaurantId: string,
  serviceDate: string | null,
  revision: string | null,
): Promise<Reading | Unchanged> {
  const row = one(
    await sql<{ answer: Reading | Unchanged }[]>`
    select read_service(
      ${restaurantId}, ${serviceDate}::text::date, ${revision}
    ) as answer`,
  );
  return row.answer;
}

/**
 * Reads a service date in full.
 *
 * @param serviceDate The present one by default.
 */
export async function readService(
  sql: Database,
  restaurantId: string,
  serviceDate: string | null = null,
): Promise<Reading> {
  const answer = await poll(sql, restaurantId, serviceDate, null);
  if (answer.unchanged) throw new Error("Nothing was read before");
  return answer;
}
