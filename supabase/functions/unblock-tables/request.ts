import { z } from "zod";
import { uuid } from "../_shared/fields.ts";

/** The body of `POST /functions/v1/unblock-tables`. */
export const unblockTablesRequest = z.strictObject({
  assignmentId: uuid,
  restaurantId: uuid.optional(),
});

/** A body that satisfies {@linkcode unblockTablesRequest}. */
export type UnblockTablesRequest = z.output<typeof unblockTablesRequest>;
