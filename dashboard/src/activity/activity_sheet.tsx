import { useSignedIn } from "../api/signed_in.ts";
import { useEvents } from "../data/use_events.ts";
import { useReading } from "../data/use_reading.ts";
import { Sheet } from "../forms/sheet.tsx";
import { Region } from "../parts/region.tsx";
import { ActivityFeed } from "./activity_feed.tsx";

/** What has happened to the bookings of the restaurant, read here. */
export default function ActivitySheet({ onClose }: { onClose: () => void }) {
  const { userId } = useSignedIn();
  const { restaurant, members } = useReading();
  const events = useEvents(restaurant.id);
  return (
    <Sheet title="Activity" description="The latest first." onClose={onClose}>
      <Region what="the activity" query={events}>
        {(events) => (
          <ActivityFeed events={events} userId={userId} members={members} />
        )}
      </Region>
    </Sheet>
  );
}
