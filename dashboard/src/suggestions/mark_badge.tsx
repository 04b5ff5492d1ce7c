/**
 * The digits 1 to 3 around the origin. They are drawn: a text would be part of
 * what the table shows, and would have to stand in its accessible name as well.
 */
const DIGITS = [
  "M-2.5 -3L0.5 -5V5",
  "M-3 -2C-3 -6.5 3 -6.5 3 -2C3 0 -3 3 -3 5H3.5",
  "M-3 -3.5C-2 -6 3 -5.5 3 -2.5C3 -0.5 1 -0.3 -0.5 -0.3C1 -0.3 3.3 0 3.3 2.4C3.3 6 -2.5 6 -3.3 3",
];

/** The sign of a suggestion on the floor plan: its rank in a disc. */
export function MarkBadge({ x, y, rank }: {
  /** The middle of the disc, in pixels. */
  x: number;
  y: number;
  /** From 1 to 3. */
  rank: number;
}) {
  return (
    <g className="suggestion-badge" transform={`translate(${x} ${y})`}>
      <circle r={12} />
      <path d={DIGITS[rank - 1]} />
    </g>
  );
}
