import type { ServiceToPlan } from "../../planner/service_to_plan.ts";

const FOLDER = new URL("../../planner/instances/", import.meta.url);

/** What is known about the best plan of an instance. */
export interface Best {
  readonly guests: number;
  /** No plan seats more guests. */
  readonly bound: number;
  readonly moved: number;
  readonly merged: number;
  readonly spare: number;
  /** The parties below the `minParty` of a table. */
  readonly below: number;
  /** Whether it is proven that no plan is better in any of these. */
  readonly proven: boolean;
}

/** A published evening, as it stands in its file: numbers instead of ids. */
interface InstanceFile {
  readonly format: "seating-plan/1";
  readonly name: string;
  readonly mayMove: boolean;
  readonly now: number | null;
  readonly tables: [
    zone: string,
    seats: number,
    minParty: number,
    isMovable: 0 | 1,
    isActive: 0 | 1,
  ][];
  readonly adjacent: [number, number][];
  readonly bookings: [
    size: number,
    from: number,
    to: number,
    tables?: number[],
    isSeated?: 0 | 1,
  ][];
  readonly blocks: [tables: number[], from: number, to: number][];
  readonly limits: [
    from: number,
    to: number,
    covers: number | null,
    parties: number | null,
  ][];
  readonly best: Best;
  /** The best plan known: the tables of each booking, or null. */
  readonly plan: (number[] | null)[];
}

/** A published evening with the best plan that is known. */
export interface Instance {
  readonly name: string;
  readonly mayMove: boolean;
  readonly service: ServiceToPlan;
  readonly best: Best;
  /** The tables of each booking in the best plan, none if it gets none. */
  readonly plan: ReadonlyMap<string, readonly string[]>;
}

/** Reads all published evenings, by their names. */
export async function readInstances(): Promise<Instance[]> {
  const names = [...Deno.readDirSync(FOLDER)].map(({ name }) => name).sort();
  return await Promise.all(names.map(async (name) => {
    const text = await Deno.readTextFile(new URL(name, FOLDER));
    return instanceOf(JSON.parse(text));
  }));
}

function instanceOf(file: InstanceFile): Instance {
  const { name, mayMove, best } = file;
  const plan = file.plan.map((tables, index) =>
    [bookingId(index), (tables ?? []).map(tableId)] as const
  );
  return { name, mayMove, best, service: serviceOf(file), plan: new Map(plan) };
}

/** The times of the file are minutes, which do as well as milliseconds. */
function serviceOf(file: InstanceFile): ServiceToPlan {
  return {
    tables: file.tables.map((
      [zoneId, seats, minParty, movable, active],
      id,
    ) => ({
      id: tableId(id),
      zoneId,
      seats,
      minParty,
      isMovable: movable === 1,
      isActive: active === 1,
    })),
    adjacencies: file.adjacent.map(([one, other]) => [
      tableId(one),
      tableId(other),
    ]),
    bookings: file.bookings.map(
      ([partySize, startAt, endAt, tables = [], isSeated = 0], id) => ({
        id: bookingId(id),
        partySize,
        startAt,
        endAt,
        status: isSeated
          ? "checked_in"
          : tables.length > 0
          ? "confirmed"
          : "pending",
        tableIds: tables.map(tableId),
      }),
    ),
    blocks: file.blocks.map(([tables, startAt, endAt]) => ({
      tableIds: tables.map(tableId),
      startAt,
      endAt,
    })),
    limits: file.limits.map(([from, to, maxCovers, maxParties]) => ({
      from,
      to,
      maxCovers,
      maxParties,
    })),
    now: file.now ?? undefined,
  };
}

const tableId = (index: number) => `t${index}`;
const bookingId = (index: number) => `b${index}`;
