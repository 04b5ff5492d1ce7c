import { type AssignmentEvent, EVENTS_READ } from "../data/read_events.ts";
import type { Member } from "../data/service_reading.ts";
import { displayDate } from "../time/calendar.ts";
import { localTime } from "../time/zoned_time.ts";
import { useWording } from "../wording/use_wording.ts";
import { actorText } from "./actor_text.ts";
import { eventText } from "./event_text.ts";

/** Props of {@linkcode ActivityFeed}. */
export interface ActivityFeedProps {
  /** The newest first. */
  events: readonly AssignmentEvent[];
  /** The user who is looking. */
  userId: string;
  members: readonly Member[];
}

/** Who did what and when, the newest first. */
export function ActivityFeed({ events, userId, members }: ActivityFeedProps) {
  const wording = useWording();
  if (events.length === 0) {
    return <p className="empty">Nothing has happened yet.</p>;
  }
  return (
    <div className="activity" tabIndex={0} role="region" aria-label="Events">
      <ol>
        {events.map((event) => (
          <li key={event.id}>
            <time dateTime={event.created_at}>
              {whenOf(event, wording.timeZone)}
            </time>
            <span>
              <strong>{event.guestName}</strong> {eventText(event, wording)}
              <small>{actorText(event.actor_id, userId, members)}</small>
            </span>
          </li>
        ))}
      </ol>
      {events.length >= EVENTS_READ && (
        <p className="empty">Older events are not shown here.</p>
      )}
    </div>
  );
}

/** The time of what happened today, the date of anything older. */
function whenOf({ created_at }: AssignmentEvent, timeZone: string): string {
  const { date, time } = localTime(Date.parse(created_at), timeZone);
  const isToday = date === localTime(Date.now(), timeZone).date;
  return isToday ? time : displayDate(date).slice(4);
}
