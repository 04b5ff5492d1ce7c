import { type Fault, pause } from "./fault.ts";

/**
 * Ends random sessions, of clients and of the API, at random moments: before,
 * during and after a call or its commit.
 */
export const killedSessions: Fault = {
  name: "sessions terminated at random",
  async strike({ sql, random }) {
    const sessions = await sql<{ pid: number }[]>`
      select pid from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid()
        and application_name <> 'observer' and usename = 'postgres'`;
    if (sessions.length > 0) {
      const { pid } = random.pick(sessions);
      await sql`select pg_terminate_backend(${pid})`;
    }
    await pause({ random }, 60);
    return sessions.length > 0;
  },
};
