import type { Draft } from "../actions/draft.ts";
import type { Subject } from "../actions/drafts.ts";
import { ActivityFeed } from "../activity/activity_feed.tsx";
import type { EventContext } from "../activity/event_text.ts";
import { BookingPanel } from "../bookings/booking_panel.tsx";
import type { useEvents } from "../data/use_events.ts";
import type { Role } from "../data/use_members.ts";
import { Region } from "../parts/region.tsx";

/** What {@linkcode SideColumn} shows and tells. */
export interface SideColumnProps {
  subject: Subject | null;
  events: ReturnType<typeof useEvents>;
  members: Map<string, Role>;
  userId: string;
  context: EventContext;
  mayAct: boolean;
  onRun: (draft: Draft) => void;
  onMove: () => void;
  onClose: () => void;
}

/** The selected booking, and what has happened. */
export function SideColumn(props: SideColumnProps) {
  const { subject, context } = props;
  return (
    <aside className="column-side">
      {subject !== null && (
        <BookingPanel
          key={subject.booking.id}
          subject={subject}
          timeZone={context.timeZone}
          mayAct={props.mayAct}
          onRun={props.onRun}
          onMove={props.onMove}
          onClose={props.onClose}
        />
      )}
      <section className="panel activity-panel" aria-label="Activity">
        <h2>Activity</h2>
        <Region what="the activity" query={props.events}>
          {(found) => (
            <ActivityFeed
              events={found}
              userId={props.userId}
              members={props.members}
              context={context}
            />
          )}
        </Region>
      </section>
    </aside>
  );
}
