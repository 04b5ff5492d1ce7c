import {
  type Booking,
  type Floor,
  type Guard,
  SEATED,
  type State,
} from "./state.ts";
import { AtLeast, Refusal } from "./step.ts";

/** Refuses what the limits forbid; what the answer says about capacity. */
export function decide(
  floor: Floor,
  state: State,
  booking: Booking,
  { rules, isOff }: Guard,
): Record<string, unknown> {
  if (isOff) return uncounted("bypassed");
  refuseUnreadable({ rules, isOff });
  if (rules.table !== "present") return uncounted("absent");
  const { maxCovers, maxParties } = rules;
  if (maxCovers === null && maxParties === null) return uncounted("unlimited");
  const { covers, parties } = count(floor, state, booking.startAt);
  const capacity = { covers, maxCovers, parties, maxParties };
  const exceeded = covers > (maxCovers ?? Infinity)
    ? "covers"
    : parties > (maxParties ?? Infinity)
    ? "parties"
    : null;
  if (exceeded !== null) {
    throw new Refusal("CAPACITY_EXCEEDED", { limit: exceeded, ...capacity });
  }
  return {
    state: "enforced",
    maxCovers,
    maxParties,
    covers: new AtLeast(covers),
    parties: new AtLeast(parties),
  };
}

/** Refuses while the limits cannot be read and the guard is on. */
export function refuseUnreadable(
  { rules, isOff }: Pick<Guard, "rules" | "isOff">,
) {
  if (isOff || rules.table !== "unreadable") return;
  throw new Refusal("CAPACITY_RULES_UNREADABLE");
}

function uncounted(state: string): Record<string, unknown> {
  return {
    state,
    covers: null,
    maxCovers: null,
    parties: null,
    maxParties: null,
  };
}

/** The guests and parties of the service that begins then. */
export function count(
  { hasDinner }: Floor,
  { bookings }: Pick<State, "bookings">,
  startAt: string,
): { covers: number; parties: number } {
  const isDinner = (moment: string) =>
    hasDinner && moment.slice(11, 16) >= "17:00" &&
    moment.slice(11, 16) < "23:00";
  const counted = Object.values(bookings).filter((booking) =>
    SEATED.includes(booking.status) &&
    booking.startAt.slice(0, 10) === startAt.slice(0, 10) &&
    (!isDinner(startAt) || isDinner(booking.startAt))
  );
  return {
    covers: counted.reduce((sum, { partySize }) => sum + partySize, 0),
    parties: counted.length,
  };
}
