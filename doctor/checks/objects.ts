import { compare, type Difference } from "../compare.ts";
import { readExpected } from "../expected.ts";
import { type Check, findingsOf } from "../finding.ts";
import { readInventory, tableOf } from "../inventory.ts";
import { RULES_TABLE } from "../target.ts";
import { faultsOf } from "../wording.ts";

/**
 * Compares every object of ours with what the migrations make: functions,
 * triggers, policies, rights, columns, constraints, indexes. The capacity
 * rules have a check of their own, and so has what is nobody's.
 */
export const objects: Check = {
  name: "objects",
  look: async (sql) => {
    const expected = await readExpected();
    const differences = compare(expected, await readInventory(sql))
      .filter(({ kind, name }) => tableOf(kind, name) !== RULES_TABLE)
      .filter((difference) => isOurs(difference, Object.keys(expected.table)));
    return { findings: findingsOf(differences.flatMap(faultsOf)) };
  },
};

/**
 * Whether it is something that we made, or something on a table of ours that
 * can change what its writers get.
 */
function isOurs(
  { kind, name, expected, actual }: Difference,
  tables: readonly string[],
): boolean {
  if (expected !== undefined) return true;
  const table = tableOf(kind, name);
  if (table === undefined || kind === "table" || !tables.includes(table)) {
    return false;
  }
  const definition = actual?.definition ?? "";
  // An index that refuses nothing only makes reading faster.
  if (kind === "index") return definition.startsWith("CREATE UNIQUE");
  return kind !== "policy" || isForTheApi(definition);
}

/** Policies for roles of an operator's own are described in the runbook. */
export function isForTheApi(policy: string): boolean {
  const roles = / to (.*?) using /.exec(policy)?.[1]?.split(", ") ?? [];
  return roles.some((role) =>
    ["public", "anon", "authenticated", "service_role"].includes(role)
  );
}
