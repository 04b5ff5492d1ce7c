import type { Changes } from "./drafts.ts";

/** Tables for a party, and on what terms. Moments are epoch milliseconds. */
export interface Seats {
  tableIds: readonly string[];
  /** Whether the party sits down. */
  checkIn?: boolean;
  /** Its new end; missing: it stays. */
  endAt?: number;
  /** Two guests more than seats at each table. */
  extraChairs?: boolean;
  /** The party does not push tables together: any tables do. */
  apart?: boolean;
  /** Whether the server is to refuse tables that are not neighbours. */
  requireAdjacency?: boolean;
  /** Why a manager lets the party past the limits. */
  overrideReason?: string;
}

/** A party that has no booking yet. */
export interface NewParty extends Omit<Seats, "tableIds" | "apart"> {
  partySize: number;
  startAt: number;
  guestName?: string;
  guestPhone?: string;
  notes?: string;
  /** Missing: it gets none yet. */
  tableIds?: readonly string[];
  /** Whether it is here. */
  arrived?: boolean;
}

/** What a draft asks for, so that a refusal can offer it with other tables or on other terms. */
export type Wish =
  | { type: "seat"; bookingId: string; seats: Seats }
  | { type: "create"; party: NewParty; intent: string }
  | {
    type: "edit";
    bookingId: string;
    changes: Changes;
    overrideReason?: string;
  };
