import glpk from "glpk.js/node";
import type {
  BookingToPlan,
  ServiceToPlan,
  TableToPlan,
} from "../../../planner/service_to_plan.ts";

/** A booking at a set of tables, and what that is worth, level by level. */
interface Choice {
  readonly name: string;
  readonly booking: BookingToPlan;
  readonly tableIds: readonly string[];
  readonly worth: readonly number[];
}

interface Row {
  readonly choices: readonly (readonly [Choice, factor: number])[];
  readonly least: number;
  readonly most: number;
}

const LEVELS = 5;

/**
 * What the best plan of a service is worth, level by level, found by another
 * solver (GLPK) with the plainest program: tables by their names, all sets of
 * them, one row for each table and each moment at which a window begins, one
 * level after the other. The guests are those of the fixed parties too.
 */
export async function solvePlainly(
  service: ServiceToPlan,
  mayMove: boolean,
): Promise<number[]> {
  const solver = await glpk();
  const { open, fixed } = sort(service, mayMove);
  const choices = allChoices(service, open, fixed);
  const rows = [
    ...bookingRows(choices, open),
    ...tableRows(service, choices),
    ...limitRows(service, choices, [...open, ...fixed]),
  ];
  const reached: number[] = [];
  for (let level = 0; level < LEVELS && choices.length > 0; level++) {
    const worth = (choice: Choice) => choice.worth[level] ?? 0;
    const { result } = solver.solve({
      name: "plan",
      objective: {
        direction: solver.GLP_MAX,
        name: "worth",
        vars: choices.map((choice) => ({
          name: choice.name,
          coef: worth(choice),
        })),
      },
      subjectTo: rows.map(({ choices, least, most }, index) => ({
        name: `row ${index}`,
        vars: choices.map(([{ name }, coef]) => ({ name, coef })),
        bnds: least === most
          ? { type: solver.GLP_FX, lb: least, ub: most }
          : most === Infinity
          ? { type: solver.GLP_LO, lb: least, ub: 0 }
          : { type: solver.GLP_DB, lb: least, ub: most },
      })),
      binaries: choices.map(({ name }) => name),
    }, { msglev: solver.GLP_MSG_OFF, presol: true });
    if (result.status !== solver.GLP_OPT) throw new Error("Not solved");
    reached[level] = Math.round(result.z) + 0;
    rows.push({
      choices: choices.map((choice) => [choice, worth(choice)]),
      least: reached[level] ?? 0,
      most: Infinity,
    });
  }
  const [guests = 0, ...losses] = reached;
  const levels = Array.from(
    { length: LEVELS - 1 },
    (_, level) => losses[level] ?? 0,
  );
  return [guests + guestsOf(fixed), ...levels];
}

function sort({ bookings, now = -Infinity }: ServiceToPlan, mayMove: boolean) {
  const open: BookingToPlan[] = [];
  const fixed: BookingToPlan[] = [];
  for (const booking of bookings) {
    const { status, endAt, tableIds } = booking;
    if (status === "checked_in") fixed.push(booking);
    else if (status !== "pending" && status !== "confirmed") continue;
    else if (endAt <= now) continue;
    else if (mayMove || tableIds.length === 0) open.push(booking);
    else fixed.push(booking);
  }
  return { open, fixed };
}

function guestsOf(bookings: readonly BookingToPlan[]): number {
  return bookings.reduce((sum, { partySize }) => sum + partySize, 0);
}

function allChoices(
  service: ServiceToPlan,
  open: readonly BookingToPlan[],
  fixed: readonly BookingToPlan[],
): Choice[] {
  const sets = allSets(service);
  return open.flatMap((booking, index) => {
    const own = service.tables.filter(({ id }) =>
      booking.tableIds.includes(id)
    );
    const others = sets.filter((set) =>
      seatsOf(set) >= booking.partySize && !areSame(set, own) &&
      set.every(({ id }) => isOpenFor(service, booking, id, fixed))
    );
    const choose = (set: readonly TableToPlan[], at: number): Choice => ({
      name: `x${index}_${at}`,
      booking,
      tableIds: set.map(({ id }) => id),
      worth: [
        booking.partySize,
        own.length > 0 && !areSame(set, own) ? -1 : 0,
        set.length > 1 ? -1 : 0,
        -Math.max(0, seatsOf(set) - booking.partySize),
        set.some(({ minParty = 1 }) => booking.partySize < minParty) ? -1 : 0,
      ],
    });
    return [...own.length > 0 ? [own] : [], ...others].map(choose);
  });
}

function seatsOf(set: readonly TableToPlan[]): number {
  return set.reduce((sum, { seats }) => sum + seats, 0);
}

function areSame(one: readonly TableToPlan[], other: readonly TableToPlan[]) {
  return one.length === other.length &&
    one.every((table) => other.includes(table));
}

/** All sets that stand together, minimal or not. */
function allSets({ tables, adjacencies }: ServiceToPlan): TableToPlan[][] {
  const usable = tables.filter(({ isActive }) => isActive);
  const joins = (one: TableToPlan, other: TableToPlan) =>
    one.isMovable && other.isMovable && one.zoneId === other.zoneId &&
    adjacencies.some((pair) =>
      pair.includes(one.id) && pair.includes(other.id) && one !== other
    );
  const found = new Map<string, TableToPlan[]>();
  let layer = usable.map((table) => [table]);
  for (let size = 1; size <= 6; size++) {
    const next: TableToPlan[][] = [];
    for (const set of layer) {
      const key = set.map(({ id }) => id).toSorted().join();
      if (found.has(key)) continue;
      found.set(key, set);
      for (const table of usable) {
        if (set.includes(table)) continue;
        if (set.some((member) => joins(member, table))) {
          next.push([...set, table]);
        }
      }
    }
    layer = next;
  }
  return [...found.values()];
}

function isOpenFor(
  { blocks, now = -Infinity }: ServiceToPlan,
  booking: BookingToPlan,
  table: string,
  fixed: readonly BookingToPlan[],
): boolean {
  const from = Math.max(booking.startAt, now);
  return [...fixed, ...blocks].every((other) => {
    if (!other.tableIds.includes(table)) return true;
    const sits = "status" in other && other.status === "checked_in";
    if (sits && booking.startAt <= now) return false;
    return other.endAt <= from || !sits && other.startAt >= booking.endAt;
  });
}

function bookingRows(
  choices: readonly Choice[],
  open: readonly BookingToPlan[],
): Row[] {
  return open.map((booking): Row => ({
    choices: choices.filter((choice) => choice.booking === booking)
      .map((choice) => [choice, 1]),
    least: booking.tableIds.length > 0 ? 1 : 0,
    most: 1,
  })).filter((row) => row.choices.length > 0);
}

function tableRows(
  { tables, now = -Infinity }: ServiceToPlan,
  choices: readonly Choice[],
): Row[] {
  const startOf = ({ booking }: Choice) => Math.max(booking.startAt, now);
  const starts = [...new Set(choices.map(startOf))];
  return tables.flatMap(({ id }) =>
    starts.map((start): Row => ({
      choices: choices.filter((choice) =>
        choice.tableIds.includes(id) && startOf(choice) <= start &&
        start < choice.booking.endAt
      ).map((choice) => [choice, 1]),
      least: 0,
      most: 1,
    }))
  ).filter((row) => row.choices.length > 0);
}

function limitRows(
  { bookings, limits = [] }: ServiceToPlan,
  choices: readonly Choice[],
  due: readonly BookingToPlan[],
): Row[] {
  return limits.flatMap(({ from, to, maxCovers, maxParties }): Row[] => {
    const isWithin = ({ startAt }: BookingToPlan) =>
      from <= startAt && startAt < to;
    const inside = choices.filter(({ booking }) => isWithin(booking));
    const open = new Set(inside.map(({ booking }) => booking));
    const before = bookings.filter((booking) =>
      isWithin(booking) &&
      (booking.status === "completed" || booking.tableIds.length > 0)
    );
    const others = before.filter((booking) =>
      !due.includes(booking) || !open.has(booking)
    );
    const row = (
      limit: number | null,
      weight: (booking: BookingToPlan) => number,
    ): Row[] => {
      const sum = (list: readonly BookingToPlan[]) =>
        list.reduce((total, booking) => total + weight(booking), 0);
      if (limit === null || inside.length === 0) return [];
      return [{
        choices: inside.map((choice) => [choice, weight(choice.booking)]),
        least: 0,
        most: Math.max(limit, sum(before)) - sum(others),
      }];
    };
    return [
      ...row(maxCovers, ({ partySize }) => partySize),
      ...row(maxParties, () => 1),
    ];
  });
}
