import type { Config } from "../api/config.ts";
import { useSession } from "../api/use_session.ts";
import { useRestaurants } from "../data/use_restaurants.ts";
import { Boundary } from "../parts/boundary.tsx";
import { Region } from "../parts/region.tsx";
import { RestaurantDesk } from "./restaurant_desk.tsx";
import { SignIn } from "./sign_in.tsx";
import { UserPage } from "./user_page.tsx";

/** The whole page: the sign-in form, or the desk of a restaurant. */
export function App({ config }: { config: Config }) {
  const session = useSession();
  if (session === undefined) return null;
  if (session === null) return <SignIn demo={config.demo} />;
  const { id } = session.user;
  return (
    <UserPage key={id} userId={id}>
      <Restaurants />
    </UserPage>
  );
}

function Restaurants() {
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
          : (
            <Boundary what="the desk">
              <RestaurantDesk restaurants={found} />
            </Boundary>
          )}
    </Region>
  );
}
