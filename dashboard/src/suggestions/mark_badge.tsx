/** The sign of a suggestion on the floor plan: its rank in a disc. */
export function MarkBadge({ x, y, rank }: {
  /** The middle of the disc, in pixels. */
  x: number;
  y: number;
  rank: number;
}) {
  return (
    <g className="suggestion-badge">
      <circle cx={x} cy={y} r={12} />
      <text x={x} y={y + 5} textAnchor="middle">{rank}</text>
    </g>
  );
}
