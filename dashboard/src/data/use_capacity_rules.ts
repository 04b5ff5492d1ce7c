import { useQuery } from "@tanstack/react-query";
import { type Client, useClient } from "../api/client.ts";
import { allRowsOf } from "./all_rows.ts";
import type { CapacityRule } from "./capacity_rule.ts";

const COLUMNS =
  "id, service_period_id, day_of_week, effective_date, max_covers, max_parties";

/** PostgREST's code for a table that does not exist. */
const NO_SUCH_TABLE = "PGRST205";

const REFRESH_MS = 15_000;

/** Reads the capacity rules of a restaurant; none where the table is missing. */
export function readCapacityRules(
  client: Client,
  restaurantId: string,
  signal: AbortSignal,
): Promise<CapacityRule[]> {
  return allRowsOf(async (first, last) => {
    const answer = await client.from("restaurant_capacity_rules")
      .select(COLUMNS).eq("restaurant_id", restaurantId).order("id")
      .range(first, last).abortSignal(signal);
    const isMissing = answer.error?.code === NO_SUCH_TABLE;
    return isMissing ? { data: [], error: null } : answer;
  });
}

/** Reads the capacity rules of a restaurant again and again. */
export function useCapacityRules(restaurantId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ["capacity rules", restaurantId],
    refetchInterval: REFRESH_MS,
    queryFn: ({ signal }) => readCapacityRules(client, restaurantId, signal),
  });
}
