import type { Rule, Status } from "./model_state.ts";

/** Something that staff ask for, under an idempotency key or none. */
export type StaffRequest = AssignRequest | UnassignRequest | EditRequest;

/** Seats a booking. */
export interface AssignRequest {
  readonly kind: "assign";
  readonly booking: string;
  readonly tables: readonly string[];
  readonly requireAdjacency: boolean;
  readonly key: string | null;
}

/** Releases tables of a booking, all of them for null. */
export interface UnassignRequest {
  readonly kind: "unassign";
  readonly booking: string;
  readonly tables: readonly string[] | null;
  readonly key: string | null;
}

/** What an edit changes; what is left out stays. */
export interface Changes {
  readonly start?: number;
  readonly end?: number;
  readonly size?: number;
  readonly status?: Status;
  readonly guestName?: string;
  readonly notes?: string;
}

/** Edits a booking. */
export interface EditRequest {
  readonly kind: "edit";
  readonly booking: string;
  readonly changes: Changes;
  readonly key: string | null;
}

/** Something that happens to the restaurant. */
export type Step =
  | StaffRequest
  /** Sends an earlier request that had a key again. */
  | { readonly kind: "replay"; readonly index: number }
  | { readonly kind: "add rule"; readonly rule: Rule }
  | { readonly kind: "delete rule"; readonly index: number }
  | { readonly kind: "switch guard"; readonly value: "on" | "off" | null };
