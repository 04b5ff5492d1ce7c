import type { ServiceToPlan, TableToPlan } from "./service_to_plan.ts";

/** The tables with which each table can be pushed together, by its id. */
export type Neighbours = ReadonlyMap<string, ReadonlySet<string>>;

/** Tables are joined within a zone, and only if all can move and are in use. */
export function neighboursIn(
  { tables, adjacencies }: ServiceToPlan,
): Neighbours {
  const byId = new Map(tables.map((table) => [table.id, table]));
  const neighbours = new Map(tables.map(({ id }) => [id, new Set<string>()]));
  for (const [oneId, otherId] of adjacencies) {
    const one = byId.get(oneId);
    const other = byId.get(otherId);
    if (one === undefined || other === undefined || one === other) continue;
    if (!canJoin(one) || !canJoin(other)) continue;
    if (one.zoneId !== other.zoneId) continue;
    neighbours.get(oneId)?.add(otherId);
    neighbours.get(otherId)?.add(oneId);
  }
  return neighbours;
}

function canJoin({ isMovable, isActive }: TableToPlan): boolean {
  return isMovable && isActive;
}
