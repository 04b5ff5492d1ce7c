import { useSignedIn } from "../api/signed_in.ts";
import { useEvents } from "../data/use_events.ts";
import { useMembers } from "../data/use_members.ts";
import { Region } from "../parts/region.tsx";
import { ActivityFeed } from "./activity_feed.tsx";

/** What has happened to the bookings of a restaurant, read here. */
export function ActivityPanel({ restaurantId }: { restaurantId: string }) {
  const { userId } = useSignedIn();
  const events = useEvents(restaurantId);
  const { data: roles = new Map() } = useMembers(restaurantId);
  return (
    <section className="panel activity-panel" aria-label="Activity">
      <h2>Activity</h2>
      <Region what="the activity" query={events}>
        {(events) => (
          <ActivityFeed events={events} userId={userId} roles={roles} />
        )}
      </Region>
    </section>
  );
}
