import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { SignedInContext } from "../api/signed_in.ts";
import { lazily } from "../parts/lazily.ts";
import { useIsMounted } from "../parts/use_is_mounted.ts";
import { ClockContext, ServerClock } from "../time/server_clock.ts";
import { useIsTouched } from "./use_is_touched.ts";

const Toasts = lazily(() => import("./toasts.tsx"));

/** Props of {@linkcode UserPage}. */
export interface UserPageProps {
  userId: string;
  children: ReactNode;
}

/**
 * The page of one signed-in user, with what was read for them and what they were
 * shown. All of it is dropped with the page, which needs the user's id as its
 * `key`: the next user of the tab may not see the guests of this one.
 */
export function UserPage({ userId, children }: UserPageProps) {
  const [queries] = useState(makeQueryClient);
  const [clock] = useState(() => new ServerClock());
  useEffect(() => () => forgetAll(queries), [queries]);
  const isTouched = useIsTouched();
  const isSignedIn = useIsMounted();
  const signedIn = useMemo(() => ({ userId, isSignedIn }), [
    userId,
    isSignedIn,
  ]);
  return (
    <SignedInContext value={signedIn}>
      <ClockContext value={clock}>
        <QueryClientProvider client={queries}>{children}</QueryClientProvider>
      </ClockContext>
      <Suspense>{isTouched && <Toasts />}</Suspense>
    </SignedInContext>
  );
}

function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Browsers are often wrong about being offline: try anyway.
        networkMode: "always",
        retry: 1,
        retryDelay: 1000,
      },
    },
  });
}

function forgetAll(queries: QueryClient): void {
  void queries.cancelQueries();
  queries.clear();
}
