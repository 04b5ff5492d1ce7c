import { z } from "zod";
import {
  isWindow,
  requiredText,
  tableSet,
  timestamp,
  uuid,
} from "../_shared/fields.ts";

/** The body of `POST /functions/v1/block-tables`. */
export const blockTablesRequest = z.strictObject({
  restaurantId: uuid,
  tableIds: tableSet(200),
  startAt: timestamp,
  endAt: timestamp,
  reason: requiredText(200),
  displace: z.boolean().optional(),
}).refine(
  ({ startAt, endAt }) => isWindow(startAt, endAt, 366),
  { path: ["endAt"], message: "Expected a time within 366 days after startAt" },
);

/** A body that satisfies {@linkcode blockTablesRequest}. */
export type BlockTablesRequest = z.output<typeof blockTablesRequest>;
