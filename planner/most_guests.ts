import { MOST_TABLES } from "./candidate_sets.ts";
import type { Neighbours } from "./neighbours.ts";
import { isFree, type Occupation } from "./occupation.ts";
import type { Party } from "./parties.ts";
import type { Quota } from "./quotas.ts";
import type { TableToPlan } from "./service_to_plan.ts";

/** The tables of a room and when they are taken for certain. */
export interface Room {
  readonly tables: readonly TableToPlan[];
  readonly neighbours: Neighbours;
  readonly occupation: Occupation;
}

/**
 * More guests no plan can seat: all parties that could sit if the others did not
 * come, up to what the limits allow.
 */
export function mostGuests(
  parties: readonly Party[],
  canSit: (party: Party, index: number) => boolean,
  quotas: readonly Quota[],
): number {
  const sizes = parties.map((party, index) =>
    canSit(party, index) ? party.size : 0
  );
  const all = sum(sizes);
  const limited = quotas.map(({ counts, guests }) => {
    const counted = sum(sizes.filter((_, index) => counts[index]));
    return all - counted + Math.min(counted, guests);
  });
  return Math.min(all, ...limited);
}

/**
 * Whether tables that adjoin and are free for the party's window could do. True
 * more often than there is a set, but needs no list of all sets.
 */
export function couldSit(party: Party, { occupation, ...room }: Room): boolean {
  const tables = room.tables.filter(({ id }) =>
    isFree(occupation.get(id) ?? [], party)
  );
  return party.isHolder || mostSeats({ ...room, tables }) >= party.size;
}

/**
 * No set of these tables has more seats: the largest tables of a group that
 * adjoins, as many as may be pushed together, whether they adjoin or not.
 */
export function mostSeats(
  { tables, neighbours }: Pick<Room, "tables" | "neighbours">,
): number {
  const left = new Map(
    tables.filter(({ isActive }) => isActive).map((table) => [table.id, table]),
  );
  let most = 0;
  for (const first of left.values()) {
    const group = [first];
    left.delete(first.id);
    for (const { id } of group) {
      for (const other of neighbours.get(id) ?? []) {
        group.push(...[left.get(other) ?? []].flat());
        left.delete(other);
      }
    }
    const seats = group.map((table) => table.seats).sort((one, other) =>
      other - one
    );
    most = Math.max(most, sum(seats.slice(0, MOST_TABLES)));
  }
  return most;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
