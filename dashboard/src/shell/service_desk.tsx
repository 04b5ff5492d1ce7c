import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { ActionsContext } from "../actions/actions.ts";
import type { Draft } from "../actions/draft.ts";
import type { Subject } from "../actions/drafts.ts";
import { useActionRunner } from "../actions/use_action_runner.ts";
import { ActivityFeed } from "../activity/activity_feed.tsx";
import { BookingList } from "../bookings/booking_list.tsx";
import { BookingPanel } from "../bookings/booking_panel.tsx";
import { RefusalWords } from "../bookings/refusal_context.ts";
import { CapacityBar } from "../capacity/capacity_bar.tsx";
import { limitsOf } from "../capacity/limits.ts";
import type { Booking } from "../data/booking.ts";
import { bookingsKey, useBookings } from "../data/use_bookings.ts";
import { useCapacityRules } from "../data/use_capacity_rules.ts";
import { useEvents } from "../data/use_events.ts";
import type { Floor } from "../data/use_floor.ts";
import { useMembers } from "../data/use_members.ts";
import type { Restaurant } from "../data/use_restaurants.ts";
import { FloorSection } from "../floor/floor_section.tsx";
import { Region } from "../parts/region.tsx";
import { ServiceChooser } from "./service_chooser.tsx";
import { TopBar } from "./top_bar.tsx";
import { UnansweredBanner } from "./unanswered_banner.tsx";
import { useChoice } from "./use_choice.ts";
import { useMoment } from "./use_moment.ts";
import { useRefusals } from "./use_refusals.ts";
import { useService } from "./use_service.ts";

/** What {@linkcode ServiceDesk} shows and tells. */
export interface ServiceDeskProps {
  restaurant: Restaurant;
  restaurants: readonly Restaurant[];
  userId: string;
  floor: Floor;
  date: string;
  onDate: (date: string) => void;
  onRestaurant: (id: string) => void;
}

/** Everything about one service of one restaurant. */
export function ServiceDesk(props: ServiceDeskProps) {
  const { restaurant, userId, floor, date } = props;
  const timeZone = restaurant.timezone;
  const queries = useQueryClient();
  const bookings = useBookings(restaurant, date);
  const events = useEvents(restaurant.id);
  const rules = useCapacityRules(restaurant.id);
  const members = useMembers(restaurant.id);
  const { service, services, choosePeriod, ofService } = useService({
    date,
    periods: floor.periods,
    timeZone,
    bookings: bookings.data,
  });
  const choosing = useChoice();
  const { choice, select } = choosing;
  const time = useMoment(service, ofService[0]?.startAt);
  const selected = bookings.data?.find(({ id }) => id === choice.bookingId);

  const labelsOf = useCallback(
    (ids: readonly string[]) =>
      ids.map((id) => floor.tables.get(id)?.label ?? "a table").sort(byNumber)
        .join(" + "),
    [floor.tables],
  );
  const { setMoment } = time;
  const show = useCallback((id: string) => {
    // What was read a moment ago may not have been drawn yet.
    const key = bookingsKey(restaurant.id, date);
    const booking = queries.getQueryData<Booking[]>(key)
      ?.find((one) => one.id === id);
    if (booking !== undefined) setMoment(booking.startAt);
    select(id);
  }, [date, queries, restaurant.id, select, setMoment]);
  const { words, onRefused } = useRefusals({ restaurant, date, select: show });
  const actions = useActionRunner(
    { restaurantId: restaurant.id, userId },
    onRefused,
  );
  const { run } = actions;
  const act = useCallback(
    (draft: Draft) => void run(draft, (refusal) => onRefused(refusal, draft)),
    [onRefused, run],
  );
  const subject: Subject | null = selected === undefined
    ? null
    : { restaurantId: restaurant.id, booking: selected, labelsOf };
  const mayAct = members.data?.get(userId) !== "viewer";
  const limits = useMemo(
    () =>
      service.periodId === null && floor.periods.length > 0
        ? null
        : limitsOf(rules.data ?? [], service),
    [floor.periods, rules.data, service],
  );

  return (
    <ActionsContext value={actions}>
      <RefusalWords value={words}>
        <div className="desk">
          <TopBar
            {...props}
            now={time.now}
            updatedAt={bookings.dataUpdatedAt}
            isFailing={bookings.isError || bookings.failureCount > 0}
          />
          <UnansweredBanner />
          <div className="service-bar">
            <ServiceChooser
              date={date}
              services={services}
              periodId={service.periodId}
              onDate={props.onDate}
              onPeriod={choosePeriod}
            />
            <Region what="the limits" query={rules}>
              {() => (
                <CapacityBar
                  serviceName={service.name}
                  bookings={ofService}
                  limits={limits}
                />
              )}
            </Region>
          </div>
          <main className="columns">
            <div className="column-list">
              <h2>Bookings</h2>
              <Region what="the bookings" query={bookings}>
                {() => (
                  <BookingList
                    bookings={ofService}
                    timeZone={timeZone}
                    labelsOf={labelsOf}
                    selectedId={choice.bookingId}
                    onSelect={show}
                    onEnter={focusFloor}
                  />
                )}
              </Region>
            </div>
            <FloorSection
              {...choosing}
              {...time}
              select={show}
              floor={floor}
              service={service}
              timeZone={timeZone}
              bookings={bookings.data ?? []}
              subject={subject}
              restaurantId={restaurant.id}
              labelsOf={labelsOf}
              mayAct={mayAct}
              onRefused={onRefused}
            />
            <aside className="column-side">
              {subject !== null && (
                <BookingPanel
                  key={subject.booking.id}
                  subject={subject}
                  timeZone={timeZone}
                  mayAct={mayAct}
                  onRun={act}
                  onMove={() => {
                    choosing.startMoving();
                    focusFloor();
                  }}
                  onClose={() => select(null)}
                />
              )}
              <section className="panel activity-panel" aria-label="Activity">
                <h2>Activity</h2>
                <Region what="the activity" query={events}>
                  {(found) => (
                    <ActivityFeed
                      events={found}
                      userId={userId}
                      members={members.data ?? NO_MEMBERS}
                      context={{ timeZone, labelsOf }}
                    />
                  )}
                </Region>
              </section>
            </aside>
          </main>
        </div>
      </RefusalWords>
    </ActionsContext>
  );
}

const NO_MEMBERS = new Map();

/** The floor's own cell is what the next key press is for. */
function focusFloor(): void {
  document.querySelector<SVGElement>('.floor [tabindex="0"]')?.focus();
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
