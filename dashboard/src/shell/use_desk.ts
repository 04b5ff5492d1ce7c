import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { Draft } from "../actions/draft.ts";
import type { Subject } from "../actions/drafts.ts";
import { useActionRunner } from "../actions/use_action_runner.ts";
import { limitsOf } from "../capacity/limits.ts";
import type { Booking } from "../data/booking.ts";
import { bookingsKey, useBookings } from "../data/use_bookings.ts";
import { useCapacityRules } from "../data/use_capacity_rules.ts";
import { useEvents } from "../data/use_events.ts";
import type { Floor } from "../data/use_floor.ts";
import { useMembers } from "../data/use_members.ts";
import type { Restaurant } from "../data/use_restaurants.ts";
import { useChoice } from "./use_choice.ts";
import { useMoment } from "./use_moment.ts";
import { useRefusals } from "./use_refusals.ts";
import { useService } from "./use_service.ts";

/** Whose desk it is, and for which day. */
export interface DeskOptions {
  restaurant: Restaurant;
  userId: string;
  floor: Floor;
  date: string;
}

/** Everything that the regions of the desk share. */
export function useDesk({ restaurant, userId, floor, date }: DeskOptions) {
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

  return {
    bookings,
    events,
    rules,
    members,
    service,
    services,
    choosePeriod,
    ofService,
    choosing,
    time,
    labelsOf,
    show,
    words,
    onRefused,
    actions,
    act,
    subject,
    mayAct,
    limits,
  };
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
