import { type Check, NAMED_PLACES } from "../finding.ts";

/**
 * Looks for rules for the same restaurant, period, day and date. Our own table
 * has a constraint against them; an adopted one may not.
 */
export const tyingRules: Check = {
  name: "tying rules",
  look: async (sql) => {
    // A table without one of these columns is another check's finding.
    const columns = await sql`
      select from pg_attribute
      where attrelid = to_regclass('public.restaurant_capacity_rules')
        and not attisdropped and attname in
          ('restaurant_id', 'service_period_id', 'day_of_week', 'effective_date')`;
    if (columns.length < 4) return { findings: [] };
    const ties = await sql<{ place: string; ties: number }[]>`
      select concat_ws(', ', 'restaurant ' || r.restaurant_id,
          'period ' || r.service_period_id, 'day ' || r.day_of_week,
          'from ' || r.effective_date) as place,
        (count(*) over ())::integer as ties
      from public.restaurant_capacity_rules as r
      group by r.restaurant_id, r.service_period_id, r.day_of_week, r.effective_date
      having count(*) > 1
      order by 1
      limit ${NAMED_PLACES}`;
    const [first] = ties;
    if (first === undefined) return { findings: [] };
    return {
      findings: [{
        what: "Capacity rules tie: only the strictest of them counts",
        where: ties.map(({ place }) => place),
        count: first.ties,
        todo:
          "Delete those that are wrong (docs/runbook.md, Check the capacity rules), then run the migration adopt_capacity_rules again, which adds the constraint",
      }],
    };
  },
};
