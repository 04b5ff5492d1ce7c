import type { CSSProperties } from "react";
import { Toaster } from "sonner";
import type { Config } from "../api/config.ts";
import { useSession } from "../api/use_session.ts";
import { useRestaurants } from "../data/use_restaurants.ts";
import { Region } from "../parts/region.tsx";
import { RestaurantDesk } from "./restaurant_desk.tsx";
import { SignIn } from "./sign_in.tsx";

const TOAST_COLORS = {
  "--success-bg": "var(--accent-soft)",
  "--success-border": "var(--accent)",
  "--success-text": "var(--text)",
  "--error-bg": "var(--danger-soft)",
  "--error-border": "var(--danger)",
  "--error-text": "var(--danger)",
} as CSSProperties;

/** The whole page: the sign-in form, or the desk of a restaurant. */
export function App({ config }: { config: Config }) {
  const session = useSession();
  return (
    <>
      {session === null && <SignIn demo={config.demo} />}
      {session && <SignedIn key={session.user.id} userId={session.user.id} />}
      <Toaster
        position="top-center"
        theme="system"
        richColors
        closeButton
        duration={8000}
        style={TOAST_COLORS}
      />
    </>
  );
}

function SignedIn({ userId }: { userId: string }) {
  const restaurants = useRestaurants();
  return (
    <Region what="your restaurants" query={restaurants}>
      {(found) =>
        found.length === 0
          ? (
            <p className="region-note">
              You work for no restaurant yet. Ask an owner to add you.
            </p>
          )
          : <RestaurantDesk restaurants={found} userId={userId} />}
    </Region>
  );
}
