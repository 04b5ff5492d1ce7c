import type { Neighbours } from "./neighbours.ts";
import { isFree, type Occupation, type Window } from "./occupation.ts";
import type { Party } from "./parties.ts";
import type { TableToPlan } from "./service_to_plan.ts";

/**
 * Tables that can stand in for each other: they have the same seats, the same
 * neighbours, and are taken for certain at the same times. A plan says how many
 * of a class a party gets; which ones makes no difference. Without classes a
 * solver tries plans again and again that differ only by the names of tables.
 */
export interface TableClass {
  readonly tables: readonly TableToPlan[];
  readonly seats: number;
  readonly minParty: number;
  readonly isActive: boolean;
  /** Whether its tables can be pushed together with each other. */
  readonly joinsItself: boolean;
  /** The indexes of the other classes whose tables adjoin all of these. */
  readonly neighbours: ReadonlySet<number>;
  /** When they are taken for certain, while any party is planned. */
  readonly occupied: readonly Window[];
}

/** What decides about classes. */
export interface ClassesOptions {
  readonly tables: readonly TableToPlan[];
  readonly neighbours: Neighbours;
  readonly occupation: Occupation;
  readonly parties: readonly Party[];
}

/**
 * The classes of all tables that a party could get or holds. A table that is
 * held by a party which may be moved is a class of its own, because there that
 * party can stay.
 */
export function tableClasses(options: ClassesOptions): TableClass[] {
  const { neighbours, parties } = options;
  const held = new Set(parties.flatMap(({ booking }) => booking.tableIds));
  const usable = options.tables.filter(({ id, isActive }) =>
    isActive || held.has(id)
  );
  const looks = new Map(
    usable.map((table) => [table.id, lookOf(table, options)]),
  );
  const lookAt = (id: string) => looks.get(id) ?? "";
  const closed = ({ id }: TableToPlan) =>
    `closed ${[...neighbours.get(id) ?? [], id].toSorted()} ${lookAt(id)}`;
  const open = ({ id }: TableToPlan) =>
    `open ${[...neighbours.get(id) ?? []].toSorted()} ${lookAt(id)}`;
  const unheld = usable.filter(({ id }) => !held.has(id));
  const twins = Map.groupBy(unheld, closed);
  const groups = Map.groupBy(usable, (table) => {
    if (held.has(table.id)) return `held ${table.id}`;
    const key = closed(table);
    return (twins.get(key)?.length ?? 0) > 1 ? key : open(table);
  });
  return linked([...groups], options);
}

/** Turns groups of like tables into classes that know their neighbours. */
function linked(
  groups: readonly (readonly [string, readonly TableToPlan[]])[],
  { neighbours, occupation, parties }: ClassesOptions,
): TableClass[] {
  const classOf = new Map(
    groups.flatMap(([, tables], index) =>
      tables.map(({ id }) => [id, index] as const)
    ),
  );
  return groups.flatMap(([key, tables], index) => {
    const [first] = tables;
    if (first === undefined) return [];
    const near = [...neighbours.get(first.id) ?? []]
      .flatMap((id) => classOf.get(id) ?? [])
      .filter((other) => other !== index);
    return [{
      tables,
      seats: first.seats,
      minParty: first.minParty ?? 1,
      isActive: first.isActive,
      joinsItself: key.startsWith("closed"),
      neighbours: new Set(near),
      occupied: certainWindows(first, occupation, parties),
    }];
  });
}

/** Everything but the neighbours in which tables of a class agree. */
function lookOf(
  table: TableToPlan,
  { occupation, parties }: ClassesOptions,
): string {
  const { seats, minParty = 1, isActive } = table;
  const windows = certainWindows(table, occupation, parties);
  return JSON.stringify([seats, minParty, isActive, windows]);
}

/** When a table is taken for certain, as far as it matters to any party. */
function certainWindows(
  { id }: TableToPlan,
  occupation: Occupation,
  parties: readonly Party[],
): Window[] {
  const from = Math.min(...parties.map((party) => party.from));
  const to = Math.max(...parties.map((party) => party.to));
  return (occupation.get(id) ?? [])
    .filter((window) => !isFree([window], { from, to }))
    .map((window) => ({
      from: Math.max(window.from, from),
      to: Math.min(window.to, to),
    }))
    .sort((one, other) => one.from - other.from || one.to - other.to);
}
