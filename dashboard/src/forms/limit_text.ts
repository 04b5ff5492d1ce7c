import type { CountedService } from "../data/service_reading.ts";
import type { ForeseenCapacity } from "../suggestions/suggestion.ts";

/** What a limit says about a party, as in "Dinner would be 62 of 60." */
export function limitText(
  { covers, maxCovers, parties, maxParties }: ForeseenCapacity,
  services: readonly Pick<CountedService, "name" | "startAt" | "endAt">[],
  startAt: number,
): string {
  const service = services.find((one) =>
    one.startAt <= startAt && startAt < one.endAt
  );
  const name = service?.name ?? "The service";
  const isGuests = maxCovers !== null && (covers ?? 0) > maxCovers;
  return isGuests
    ? `${name} would be ${covers} of ${maxCovers}.`
    : `${name} would have ${parties} parties of ${maxParties}.`;
}
