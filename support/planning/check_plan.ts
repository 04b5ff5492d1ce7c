import type { Seating, ServicePlan } from "../../planner/service_plan.ts";
import type {
  BookingToPlan,
  ServiceToPlan,
  TableToPlan,
} from "../../planner/service_to_plan.ts";

/**
 * Checks a plan against the rules of the room. It is written from the rules
 * alone and shares nothing with the planner, so that both have to be wrong in
 * the same way before a wrong plan passes.
 *
 * @returns What is wrong with the plan, one sentence each; empty if nothing is.
 */
export function checkPlan(
  service: ServiceToPlan,
  plan: ServicePlan,
  mayMove = false,
): string[] {
  const scene = new Scene(service, mayMove);
  return [
    ...checkWho(scene, plan),
    ...plan.seatings.flatMap((seating) => checkSeating(scene, seating)),
    ...checkSharing(scene, plan.seatings),
    ...checkLimits(scene, plan.seatings),
    ...checkNumbers(scene, plan),
  ];
}

/** A service with what the rules ask of it. */
class Scene {
  readonly service: ServiceToPlan;
  readonly mayMove: boolean;
  readonly now: number;
  readonly #tables: ReadonlyMap<string, TableToPlan>;
  readonly #bookings: ReadonlyMap<string, BookingToPlan>;

  constructor(service: ServiceToPlan, mayMove: boolean) {
    this.service = service;
    this.mayMove = mayMove;
    this.now = service.now ?? -Infinity;
    this.#tables = new Map(service.tables.map((table) => [table.id, table]));
    this.#bookings = new Map(service.bookings.map((one) => [one.id, one]));
  }

  table(id: string): TableToPlan {
    const table = this.#tables.get(id);
    if (table === undefined) throw new Error(`There is no table ${id}`);
    return table;
  }

  booking(id: string): BookingToPlan {
    const booking = this.#bookings.get(id);
    if (booking === undefined) throw new Error(`There is no booking ${id}`);
    return booking;
  }

  /** Whether a plan has to say something about the booking. */
  isDue({ status, endAt }: BookingToPlan): boolean {
    if (status === "checked_in") return true;
    return endAt > this.now && (status === "pending" || status === "confirmed");
  }

  /** Whether the plan may choose its tables. */
  isFree({ status, tableIds }: BookingToPlan): boolean {
    return status !== "checked_in" && (this.mayMove || tableIds.length === 0);
  }

  /** From when the booking needs its tables, if not for longer already. */
  startOf({ startAt, status }: BookingToPlan): number {
    return status === "checked_in" ? this.now : Math.max(startAt, this.now);
  }
}

function sameTables(one: readonly string[], other: readonly string[]): boolean {
  return one.toSorted().join() === other.toSorted().join();
}

/** Every booking that is due is seated once or unseated, and nobody is lost. */
function checkWho(scene: Scene, plan: ServicePlan): string[] {
  const wrong: string[] = [];
  const named = [
    ...plan.seatings.map(({ bookingId }) => bookingId),
    ...plan.unseated,
  ];
  const due = scene.service.bookings.filter((booking) => scene.isDue(booking));
  if (!sameTables(named, due.map(({ id }) => id))) {
    wrong.push("the plan is not about each booking that is due, once");
  }
  for (const id of plan.unseated) {
    if (scene.booking(id).tableIds.length > 0) {
      wrong.push(`${id} has lost its tables`);
    }
  }
  if (!sameTables(plan.unseated, Object.keys(plan.reasons))) {
    wrong.push("the reasons are not those of the unseated");
  }
  return wrong;
}

/** Whether a party could have these tables if it were alone in the room. */
function checkSeating(
  scene: Scene,
  { bookingId, tableIds }: Seating,
): string[] {
  const booking = scene.booking(bookingId);
  const stays = booking.tableIds.length > 0 &&
    sameTables(tableIds, booking.tableIds);
  if (stays) return [];
  if (!scene.isFree(booking)) return [`${bookingId} was moved`];
  const tables = tableIds.map((id) => scene.table(id));
  const rules: [name: string, isBroken: boolean][] = [
    ["has more than 6 tables", tables.length > 6],
    ["has a table twice", new Set(tableIds).size < tables.length],
    ["has a table out of use", tables.some(({ isActive }) => !isActive)],
    ["has too few seats", seatsOf(tables) < booking.partySize],
    ["has tables that cannot stand together", !areOne(scene.service, tables)],
    ["has a blocked table", isBlocked(scene, booking, tableIds)],
    ["has a table where people sit", isOccupied(scene, booking, tableIds)],
  ];
  return rules.flatMap(([name, isBroken]) =>
    isBroken ? [`${bookingId} ${name}`] : []
  );
}

function seatsOf(tables: readonly TableToPlan[]): number {
  return tables.reduce((sum, { seats }) => sum + seats, 0);
}

function areOne(
  { adjacencies }: ServiceToPlan,
  tables: readonly TableToPlan[],
): boolean {
  const [first, ...others] = tables;
  if (first === undefined || others.length === 0) return true;
  if (tables.some(({ isMovable }) => !isMovable)) return false;
  if (others.some(({ zoneId }) => zoneId !== first.zoneId)) return false;
  const joined = new Set([first.id]);
  for (let round = 0; round < tables.length; round++) {
    for (const { id } of others) {
      const touches = adjacencies.some(([one, other]) =>
        one === id && joined.has(other) || other === id && joined.has(one)
      );
      if (touches) joined.add(id);
    }
  }
  return tables.every(({ id }) => joined.has(id));
}

function isBlocked(
  scene: Scene,
  booking: BookingToPlan,
  tableIds: readonly string[],
): boolean {
  return scene.service.blocks.some((block) =>
    block.startAt < booking.endAt && scene.startOf(booking) < block.endAt &&
    block.tableIds.some((id) => tableIds.includes(id))
  );
}

/** A party that overstays has its tables as long as it likes. */
function isOccupied(
  scene: Scene,
  booking: BookingToPlan,
  tableIds: readonly string[],
): boolean {
  if (booking.startAt > scene.now) return false;
  return scene.service.bookings.some((other) =>
    other.status === "checked_in" && other.id !== booking.id &&
    other.tableIds.some((id) => tableIds.includes(id))
  );
}

/** No table is promised to two parties at one time. */
function checkSharing(scene: Scene, seatings: readonly Seating[]): string[] {
  const wrong: string[] = [];
  for (const [index, one] of seatings.entries()) {
    const first = scene.booking(one.bookingId);
    for (const other of seatings.slice(index + 1)) {
      const second = scene.booking(other.bookingId);
      const meet = scene.startOf(first) < second.endAt &&
        scene.startOf(second) < first.endAt;
      if (meet && one.tableIds.some((id) => other.tableIds.includes(id))) {
        wrong.push(`${first.id} and ${second.id} share a table`);
      }
    }
  }
  return wrong;
}

/** A limit holds, unless it was exceeded before: then nobody may be added. */
function checkLimits(scene: Scene, seatings: readonly Seating[]): string[] {
  const { bookings, limits = [] } = scene.service;
  const seated = new Set(seatings.map(({ bookingId }) => bookingId));
  return limits.flatMap(({ from, to, maxCovers, maxParties }) => {
    const within = bookings.filter(({ startAt }) =>
      from <= startAt && startAt < to
    );
    const before = within.filter(({ status, tableIds }) =>
      status === "completed" || tableIds.length > 0
    );
    const after = within.filter((booking) =>
      before.includes(booking) || seated.has(booking.id)
    );
    const covers = Math.max(maxCovers ?? Infinity, guestsOf(before));
    const parties = Math.max(maxParties ?? Infinity, before.length);
    return [
      ...guestsOf(after) > covers ? ["more guests than the limit"] : [],
      ...after.length > parties ? ["more parties than the limit"] : [],
    ];
  });
}

function guestsOf(bookings: readonly BookingToPlan[]): number {
  return bookings.reduce((sum, { partySize }) => sum + partySize, 0);
}

/** The numbers of a plan are those of its seatings. */
function checkNumbers(scene: Scene, plan: ServicePlan): string[] {
  const seated = plan.seatings.map(({ bookingId, tableIds }) => ({
    booking: scene.booking(bookingId),
    tables: tableIds.map((id) => scene.table(id)),
  }));
  const planned = seated.filter(({ booking }) => scene.isFree(booking));
  const moved = planned.filter(({ booking, tables }) =>
    booking.tableIds.length > 0 &&
    !sameTables(booking.tableIds, tables.map(({ id }) => id))
  );
  const spare = planned.map(({ booking, tables }) =>
    Math.max(0, seatsOf(tables) - booking.partySize)
  );
  const below = planned.filter(({ booking, tables }) =>
    tables.some(({ minParty = 1 }) => booking.partySize < minParty)
  );
  const expected = {
    guests: guestsOf(seated.map(({ booking }) => booking)),
    movedParties: moved.length,
    mergedSets: planned.filter(({ tables }) => tables.length > 1).length,
    spareSeats: spare.reduce((sum, seats) => sum + seats, 0),
    belowMinParty: below.length,
    isOptimal: plan.guests === plan.bound,
  };
  const wrong = Object.entries(expected).filter(([name, value]) =>
    plan[name as keyof typeof expected] !== value
  );
  return [
    ...wrong.map(([name, value]) => `${name} should be ${value}`),
    ...plan.guests > plan.bound ? ["more guests than the bound"] : [],
  ];
}
