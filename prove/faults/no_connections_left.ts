import postgres from "postgres";
import { readEnvironment } from "../../support/environment.ts";
import { type Fault, pause } from "./fault.ts";

/**
 * Takes every connection that PostgreSQL has and ends those of the API, which
 * then finds none to work with. After a while it gives them back.
 */
export const noConnectionsLeft: Fault = {
  name: "no connections left",
  async strike(proof) {
    const hoard: postgres.Sql[] = [];
    try {
      await takeAll(hoard);
      await proof.sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where backend_type = 'client backend' and usename = 'postgres'
          and application_name not in ('observer', 'hoard')`;
      await takeAll(hoard);
      await pause(proof, 800);
    } finally {
      await Promise.all(hoard.map((session) => session.end({ timeout: 1 })));
    }
    await pause(proof, 800);
    return true;
  },
};

/** Connects until PostgreSQL refuses, and adds the sessions to the hoard. */
async function takeAll(hoard: postgres.Sql[]): Promise<void> {
  for (;;) {
    const session = postgres(readEnvironment().databaseUrl, {
      max: 1,
      onnotice: () => {},
      connection: { application_name: "hoard" },
    });
    try {
      await session`select`;
      hoard.push(session);
    } catch {
      await session.end({ timeout: 1 });
      return;
    }
  }
}
