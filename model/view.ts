import {
  type Ids,
  learnIds,
  UnknownId,
  UnknownMoment,
  withIds,
} from "./ids.ts";
import { shown } from "./moments.ts";
import { holdOf } from "./room.ts";
import { isSame } from "./same.ts";
import { type Block, BLOCKS, type Booking, type State } from "./state.ts";

/** A moment as a look shows it, or one that the model does not know. */
type Shown = string | UnknownMoment;

/** What a look at a booking shows. */
export interface BookingView extends
  Omit<
    Booking,
    | "id"
    | "assignment"
    | "heldFrom"
    | "updatedBefore"
    | "endAt"
    | "arrivedAt"
    | "seatedAt"
    | "leftAt"
    | "updatedAt"
  > {
  readonly endAt: Shown;
  readonly arrivedAt: Shown | null;
  readonly seatedAt: Shown | null;
  readonly leftAt: Shown | null;
  readonly updatedAt: Shown;
  readonly assignmentId: string | UnknownId | null;
  /** The distinct windows that its tables are held for. */
  readonly windows: readonly (readonly [Shown, Shown])[];
  /** How many events the audit has of it. */
  readonly events: number;
}

/** What a look at a block shows. */
export interface BlockView {
  readonly tableIds: readonly string[];
  readonly windows: readonly (readonly [Shown, Shown])[];
  readonly reason: string;
}

/** What a look at a restaurant shows, by the ids of bookings and blocks. */
export interface View {
  readonly bookings: Readonly<Record<string, BookingView>>;
  readonly blocks: Readonly<Record<string, BlockView>>;
  /** How many events the audit has of blocks. */
  readonly blockEvents: number;
}

/** What a look shows in this state, by the model's names. */
export function viewOf({ bookings, blocks, events }: State): View {
  return {
    bookings: Object.fromEntries(
      Object.values(bookings).map((each) => [
        each.id,
        { ...viewOfBooking(each), events: events[each.id] ?? 0 },
      ]),
    ),
    blocks: Object.fromEntries(
      Object.values(blocks).map((each) => [each.id, viewOfBlock(each)]),
    ),
    blockEvents: events[BLOCKS] ?? 0,
  };
}

/**
 * Compares what a look should show with what it does. What the model knows only
 * by name is recognised by what it looks like.
 *
 * @returns What it should show, with all that is known then in its place.
 */
export function recognise(
  expected: View,
  actual: View,
  ids: Ids,
): { readonly view: unknown; readonly ids: Ids } {
  const parts = ["bookings", "blocks"] as const;
  const named = parts.reduce(
    (known, part) => withNames(expected[part], actual[part], known),
    ids,
  );
  const view = Object.fromEntries(
    parts.map((part) => [
      part,
      Object.fromEntries(
        Object.entries(expected[part])
          .map(([name, each]) => [named[name] ?? name, each]),
      ),
    ]),
  );
  const learned = learnIds(view, actual, named);
  const { blockEvents } = expected;
  const seen = { ...withIds(view, learned) as object, blockEvents };
  return { view: seen, ids: learned };
}

/** What is known when all that has only a name has been recognised. */
function withNames(
  expected: Readonly<Record<string, unknown>>,
  actual: Readonly<Record<string, unknown>>,
  ids: Ids,
): Ids {
  return Object.entries(expected).reduce((known, [name, view]) => {
    if (known[name] !== undefined) return known;
    const taken = Object.values(known);
    const id = Object.keys(actual).filter((each) => !taken.includes(each))
      .find((each) => {
        const learned = learnIds(view, actual[each], known);
        return isSame(withIds(view, learned), actual[each]);
      });
    return id === undefined ? known : { ...known, [name]: id };
  }, ids);
}

function viewOfBooking(booking: Booking): Omit<BookingView, "events"> {
  const { id: _, assignment, heldFrom: _held, updatedBefore, ...fields } =
    booking;
  return {
    ...fields,
    endAt: shown(booking.endAt),
    arrivedAt: shown(booking.arrivedAt),
    seatedAt: shown(booking.seatedAt),
    leftAt: shown(booking.leftAt),
    updatedAt: new UnknownMoment(booking.updatedAt, updatedBefore),
    assignmentId: assignment === null ? null : new UnknownId(assignment),
    windows: assignment === null ? [] : [windowOf(booking)],
  };
}

function viewOfBlock(block: Block): BlockView {
  const { tableIds, reason } = block;
  return { tableIds, reason, windows: [windowOf(block)] };
}

function windowOf(holder: Booking | Block): [Shown, Shown] {
  const [from, to] = holdOf(holder);
  return [shown(from), shown(to)];
}
