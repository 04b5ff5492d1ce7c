import type { Assigned, Edited, Released } from "../../../support/rpc.ts";

/** What the RPCs return for the functions alone. */
type Internal = "restaurantId" | "replayed";

/** The body of a success of assign-tables. */
export type AssignBody = Omit<Assigned, Internal>;

/** The body of a success of unassign-tables. */
export type UnassignBody = Omit<Released, Internal>;

/** The body of a success of update-booking. */
export type UpdateBody = Omit<Edited, Internal>;
