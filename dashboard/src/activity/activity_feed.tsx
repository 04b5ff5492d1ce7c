import type { AssignmentEvent } from "../data/use_events.ts";
import type { Role } from "../data/use_members.ts";
import { displayDate } from "../time/calendar.ts";
import { localTime } from "../time/zoned_time.ts";
import { type EventContext, eventText } from "./event_text.ts";

/** What {@linkcode ActivityFeed} shows. */
export interface ActivityFeedProps {
  events: readonly AssignmentEvent[];
  userId: string;
  members: Map<string, Role>;
  context: EventContext;
}

/** Who did what, the latest first. */
export function ActivityFeed(props: ActivityFeedProps) {
  const { events, userId, members, context } = props;
  if (events.length === 0) {
    return <p className="empty">Nothing has happened yet.</p>;
  }
  return (
    <ol className="activity">
      {events.map((event) => (
        <li key={event.id}>
          <time dateTime={event.created_at}>
            {whenOf(event, context.timeZone)}
          </time>
          <span>
            <strong>{event.guestName}</strong> {eventText(event, context)}
            <small>{actorOf(event.actor_id, userId, members)}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The time of what happened today, the date of what is older. */
function whenOf({ created_at }: AssignmentEvent, timeZone: string): string {
  const { date, time } = localTime(Date.parse(created_at), timeZone);
  const isToday = date === localTime(Date.now(), timeZone).date;
  return isToday ? time : displayDate(date).slice(4);
}

function actorOf(
  actorId: string | null,
  userId: string,
  members: Map<string, Role>,
): string {
  if (actorId === null) return "The system";
  if (actorId === userId) return "You";
  const role = members.get(actorId);
  if (role === undefined) return "Somebody who has left";
  return role === "owner" ? "The owner" : `A ${role}`;
}
