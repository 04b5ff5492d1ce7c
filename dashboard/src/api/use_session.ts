import type { Session } from "@supabase/supabase-js";
import { useEffect, useState } from "react";
import { useClient } from "./client.ts";

/** Who is signed in: null for nobody, undefined until that is known. */
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
