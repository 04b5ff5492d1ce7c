import type { Session } from "@supabase/supabase-js";
import { useEffect, useState } from "react";
import { useClient } from "./client.ts";

/** The session of the signed-in user: null without one, undefined until known. */
export function useSession(): Session | null | undefined {
  const client = useClient();
  const [session, setSession] = useState<Session | null>();
  useEffect(() => {
    const { data } = client.auth.onAuthStateChange((_event, session) => {
      setSession(session);
    });
    return () => data.subscription.unsubscribe();
  }, [client]);
  return session;
}
