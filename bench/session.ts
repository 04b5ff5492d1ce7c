import pg from "pg";

/** A database session; it prepares each statement once. */
export type Session = pg.Client;

/** Who a session acts for, as the REST interface would have it. */
export type Caller = "system" | { readonly userId: string };

/**
 * Opens sessions; the caller disposes of them.
 *
 * @param url A connection string for the role `authenticator`, which becomes
 * the role that requests run as.
 */
export async function openSessions(
  url: string,
  count: number,
  caller: Caller = "system",
): Promise<Session[] & AsyncDisposable> {
  const sessions = await Promise.all(
    Array.from({ length: count }, () => openSession(url, caller)),
  );
  return Object.assign(sessions, {
    [Symbol.asyncDispose]: async () => {
      await Promise.all(sessions.map((session) => session.end()));
    },
  });
}

async function openSession(url: string, caller: Caller): Promise<Session> {
  const session = new pg.Client(url);
  // A call reports what broke its session; without a call it does not matter.
  session.on("error", () => {});
  await session.connect();
  if (caller === "system") {
    await session.query("set role service_role");
    return session;
  }
  await session.query("set role authenticated");
  const claims = { sub: caller.userId, role: "authenticated" };
  await session.query(
    "select set_config('request.jwt.claims', $1, false)",
    [JSON.stringify(claims)],
  );
  return session;
}
