import { untilTrue } from "../../support/waiting.ts";
import { connectObserver } from "../observer.ts";
import { type Fault, kill, pause } from "./fault.ts";

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
    const observer = connectObserver();
    await untilTrue(
      () => observer`select`.then(() => true, () => false),
      "The observer never got its connections back",
    );
    proof.sql = observer;
    // The driver does not settle what was asked on some of the lost
    // connections, until their end is demanded.
    await sql.end({ timeout: 0 });
    return true;
  },
};
