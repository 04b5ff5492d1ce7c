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
              <small>
                {dayOf(event, wording.timeZone)}
                {actorText(event.actor_id, userId, members)}
              </small>
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

/** "For Sat 28 Nov · ", where the booking was not of the day of the event. */
function dayOf(
  { created_at, before, after }: AssignmentEvent,
  timeZone: string,
): string {
  const startAt = after.startAt ?? before.startAt;
  if (startAt === null || startAt === undefined) return "";
  const [day, today] = [startAt, created_at].map((moment) =>
    localTime(Date.parse(moment), timeZone).date
  );
  return day === undefined || day === today ? "" : `For ${displayDate(day)} · `;
}

/** The time of what happened today, the date of anything older. */
function whenOf({ created_at }: AssignmentEvent, timeZone: string): string {
  const { date, time } = localTime(Date.parse(created_at), timeZone);
  const isToday = date === localTime(Date.now(), timeZone).date;
  return isToday ? time : displayDate(date).slice(4);
}
