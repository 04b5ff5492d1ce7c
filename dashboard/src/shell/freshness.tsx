import { useClock } from "../parts/use_clock.ts";

/** Props of {@linkcode Freshness}. */
export interface FreshnessProps {
  /** When the server last answered; 0 if it never did. */
  updatedAt: number;
  /** Whether the last read failed. */
  isFailing: boolean;
}

/** How old the data on the screen is. */
export function Freshness({ updatedAt, isFailing }: FreshnessProps) {
  const now = useClock(1000);
  if (updatedAt === 0 && !isFailing) return null;
  const seconds = Math.max(0, Math.floor((now - updatedAt) / 1000));
  const age = updatedAt === 0 ? "never" : `${ageText(seconds)} ago`;
  return (
    <span className={isFailing ? "freshness is-failing" : "freshness"}>
      {isFailing ? `No connection, updated ${age}` : `Updated ${age}`}
    </span>
  );
}

function ageText(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`;
}
