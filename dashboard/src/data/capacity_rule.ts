import type { Database } from "../../../supabase/functions/_shared/database.types.ts";

type Row = Database["public"]["Tables"]["restaurant_capacity_rules"]["Row"];

/** A row of the table that some environments do not have. */
export type CapacityRule = Pick<
  Row,
  | "id"
  | "service_period_id"
  | "day_of_week"
  | "effective_date"
  | "max_covers"
  | "max_parties"
>;
