import type { AssignmentEvent } from "../data/use_events.ts";
import type { Role } from "../data/use_members.ts";
import { timeOfDay } from "../time/zoned_time.ts";
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
            {timeOfDay(Date.parse(event.created_at), context.timeZone)}
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
