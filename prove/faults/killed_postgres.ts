import type { Database } from "../../support/database.ts";
import { untilTrue } from "../../support/waiting.ts";
import { type Fault, pause } from "./fault.ts";
import { kill } from "./kill.ts";

/**
 * Kills PostgreSQL and all its sessions with -9 and starts it again. What was
 * acknowledged before must be there afterwards: the last look at every
 * restaurant is part of its history.
 */
export const killedPostgres: Fault = {
  name: "PostgreSQL killed with -9",
  async strike(proof) {
    const { sql, stack } = proof;
    await pause(proof, 700);
    const processes = await sql<{ pid: number }[]>`
      select pid from pg_stat_activity where pid is not null`;
    const crashed = stack.crashDatabase();
    for (const { pid } of processes) kill(pid);
    await crashed;
    await untilConnected(sql);
    return true;
  },
};

/** The driver notices a lost connection when it uses it, or later. */
async function untilConnected(sql: Database): Promise<void> {
  await untilTrue(async () => {
    const looks = Array.from({ length: sql.options.max }, () => sql`select`);
    const results = await Promise.allSettled(looks);
    return results.every(({ status }) => status === "fulfilled");
  }, "The observer never got its connections back");
}
