import { ActionsContext } from "../actions/actions.ts";
import { BookingList } from "../bookings/booking_list.tsx";
import { RefusalWords } from "../bookings/refusal_context.ts";
import { CapacityBar } from "../capacity/capacity_bar.tsx";
import type { Role } from "../data/use_members.ts";
import type { Restaurant } from "../data/use_restaurants.ts";
import { FloorSection } from "../floor/floor_section.tsx";
import { Region } from "../parts/region.tsx";
import { ServiceChooser } from "./service_chooser.tsx";
import { SideColumn } from "./side_column.tsx";
import { TopBar } from "./top_bar.tsx";
import { UnansweredBanner } from "./unanswered_banner.tsx";
import { type DeskOptions, useDesk } from "./use_desk.ts";

/** What {@linkcode ServiceDesk} shows and tells. */
export interface ServiceDeskProps extends DeskOptions {
  restaurants: readonly Restaurant[];
  onDate: (date: string) => void;
  onRestaurant: (id: string) => void;
}

/** Everything about one service of one restaurant. */
export function ServiceDesk(props: ServiceDeskProps) {
  const { floor, date } = props;
  const timeZone = props.restaurant.timezone;
  const desk = useDesk(props);
  const { bookings, choosing, service, time, labelsOf } = desk;
  return (
    <ActionsContext value={desk.actions}>
      <RefusalWords value={desk.words}>
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
              services={desk.services}
              periodId={service.periodId}
              onDate={props.onDate}
              onPeriod={desk.choosePeriod}
            />
            <Region what="the limits" query={desk.rules}>
              {() => (
                <CapacityBar
                  serviceName={service.name}
                  bookings={desk.ofService}
                  limits={desk.limits}
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
                    bookings={desk.ofService}
                    timeZone={timeZone}
                    labelsOf={labelsOf}
                    selectedId={choosing.choice.bookingId}
                    onSelect={desk.show}
                    onEnter={focusFloor}
                  />
                )}
              </Region>
            </div>
            <FloorSection
              {...choosing}
              {...time}
              select={desk.show}
              floor={floor}
              service={service}
              timeZone={timeZone}
              bookings={bookings.data ?? []}
              subject={desk.subject}
              restaurantId={props.restaurant.id}
              labelsOf={labelsOf}
              mayAct={desk.mayAct}
              onRefused={desk.onRefused}
            />
            <SideColumn
              subject={desk.subject}
              events={desk.events}
              members={desk.members.data ?? NO_MEMBERS}
              userId={props.userId}
              context={{ timeZone, labelsOf }}
              mayAct={desk.mayAct}
              onRun={desk.act}
              onMove={() => {
                desk.choosing.startMoving();
                focusFloor();
              }}
              onClose={() => desk.choosing.select(null)}
            />
          </main>
        </div>
      </RefusalWords>
    </ActionsContext>
  );
}

const NO_MEMBERS: Map<string, Role> = new Map();

/** The floor's own cell is what the next key press is for. */
function focusFloor(): void {
  document.querySelector<SVGElement>('.floor [tabindex="0"]')?.focus();
}
