import type { Box } from "./layout.ts";

const DEPTH = 6;
const GAP = 3;

/** The chairs of a table, half of them along its upper and half along its lower side. */
export function Chairs({ box, seats }: { box: Box; seats: number }) {
  const above = Math.ceil(seats / 2);
  return (
    <g className="chairs">
      <Row box={box} count={above} y={box.y - GAP - DEPTH} />
      <Row box={box} count={seats - above} y={box.y + box.height + GAP} />
    </g>
  );
}

function Row({ box, count, y }: { box: Box; count: number; y: number }) {
  const room = box.width / Math.max(count, 1);
  const width = Math.min(room - 6, 34);
  return Array.from({ length: count }, (_, index) => (
    <rect
      key={index}
      x={box.x + room * index + (room - width) / 2}
      y={y}
      width={width}
      height={DEPTH}
      rx={3}
    />
  ));
}
