import type { Booking } from "../data/booking.ts";
import type { Box, Layout } from "./layout.ts";
import type { TableView } from "./use_table_views.ts";

/** Lines between the tables that one party has together. */
export function Bridges(
  { views, layout }: { views: readonly TableView[]; layout: Layout },
) {
  const parties = new Map<string, Booking>();
  for (const { state: { party, kind } } of views) {
    if (party !== null && kind !== "left") parties.set(party.id, party);
  }
  const lines = [...parties.values()].flatMap(({ tableIds }) =>
    chain(tableIds.flatMap((id) => layout.boxes.get(id) ?? []))
  );
  return (
    <svg
      className="bridges"
      width={layout.width}
      height={layout.height}
      aria-hidden="true"
    >
      {lines.map(([from, to]) => (
        <line
          key={`${from.x} ${from.y} ${to.x} ${to.y}`}
          x1={from.x + from.width / 2}
          y1={from.y + from.height / 2}
          x2={to.x + to.width / 2}
          y2={to.y + to.height / 2}
        />
      ))}
    </svg>
  );
}

/** Each box with the one after it, from left to right. */
function chain(boxes: readonly Box[]): [Box, Box][] {
  const ordered = [...boxes].sort((a, b) => a.x - b.x || a.y - b.y);
  return ordered.slice(1).map((box, index) => [ordered[index] ?? box, box]);
}
