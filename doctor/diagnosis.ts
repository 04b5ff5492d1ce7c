import postgres from "postgres";
import type { Database } from "../support/database.ts";
import { api } from "./checks/api.ts";
import { capacityRules } from "./checks/capacity_rules.ts";
import { guardSwitch } from "./checks/guard_switch.ts";
import { invariants } from "./checks/invariants.ts";
import { migrations } from "./checks/migrations.ts";
import { objects } from "./checks/objects.ts";
import { strangers } from "./checks/strangers.ts";
import { tyingRules } from "./checks/tying_rules.ts";
import { inSavepoint } from "./database.ts";
import type { Check, Finding } from "./finding.ts";
import { assertIsAllocator } from "./target.ts";

/** The checks, in the order of the report. */
export const CHECKS: readonly Check[] = [
  migrations,
  objects,
  strangers,
  capacityRules,
  tyingRules,
  guardSwitch,
  invariants,
  api,
];

/** What the doctor saw. */
export interface Diagnosis {
  readonly findings: readonly (Finding & { readonly check: string })[];
  readonly states: Readonly<Record<string, string>>;
  /** The checks that could not be made, and why. */
  readonly notLookedAt: readonly { check: string; why: string }[];
}

/**
 * Makes all checks in a transaction that is ready for them. One that fails
 * does not keep the others from being made.
 *
 * @throws {CannotLook} If it is no database of the allocator.
 */
export async function diagnose(sql: Database): Promise<Diagnosis> {
  await assertIsAllocator(sql);
  const findings: (Finding & { check: string })[] = [];
  const states: Record<string, string> = {};
  const notLookedAt: { check: string; why: string }[] = [];
  for (const { name: check, look } of CHECKS) {
    try {
      const outcome = await inSavepoint(sql, look);
      findings.push(...outcome.findings.map((found) => ({ check, ...found })));
      Object.assign(states, outcome.states);
    } catch (error) {
      if (!(error instanceof postgres.PostgresError)) throw error;
      notLookedAt.push({ check, why: `${error.message} (${error.code})` });
    }
  }
  return { findings, states, notLookedAt };
}
