import type { Assigned, Edited, Released } from "../../../support/rpc.ts";

/** What the RPCs tell the functions alone. */
type Internal = "restaurantId" | "replayed";

/** The body of a success of assign-tables. */
export type AssignBody = Omit<Assigned, Internal>;

/** The body of a success of unassign-tables. */
export type UnassignBody = Omit<Released, Internal>;

/** The body of a success of update-booking. */
export type UpdateBody = Omit<Edited, Internal>;

/** The capacity where no rule applies. */
export const UNLIMITED = {
  state: "unlimited",
  covers: null,
  maxCovers: null,
  parties: null,
  maxParties: null,
} as const;
