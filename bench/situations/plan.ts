import { z } from "zod";

const PLAN = z.object({
  "Node Type": z.string(),
  Operation: z.string().optional(),
  "Relation Name": z.string().optional(),
  "Index Name": z.string().optional(),
  get Plans() {
    return z.array(PLAN).optional();
  },
});

const EXPLAINED = z.object({ Plan: PLAN });

/** The plan of one statement. */
export interface StatementPlan {
  /** As in pg_stat_statements. */
  readonly queryId: string;
  /** Its nodes from the top, with the index or table that they are about. */
  readonly nodes: readonly string[];
}

/** Reads a message of auto_explain; undefined if it is another message. */
export function readPlan(message: string): StatementPlan | undefined {
  const json = message.match(/^duration: .*?plan:\s*(\{.*)/s)?.[1];
  // Too large for a number of JavaScript.
  const queryId = json?.match(/"Query Identifier": (-?\d+)/)?.[1];
  if (json === undefined || queryId === undefined) return undefined;
  return { queryId, nodes: nodesOf(EXPLAINED.parse(JSON.parse(json)).Plan) };
}

function nodesOf(plan: z.infer<typeof PLAN>): string[] {
  const what = plan.Operation ?? plan["Node Type"];
  const name = plan["Index Name"] ?? plan["Relation Name"];
  const own = name === undefined ? what : `${what} ${name}`;
  return [own, ...(plan.Plans ?? []).flatMap(nodesOf)];
}
