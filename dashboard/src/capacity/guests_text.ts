import type { CountedService, Guard } from "../data/service_reading.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { counted } from "../wording/counted.ts";

/** How full a service is, for the top bar: "52 of 60", "52 guests". */
export function guestsText(service: CountedService | undefined): string {
  if (service === undefined) return "0 guests";
  const { state, covers, maxCovers } = service;
  switch (state) {
    case "unreadable":
      return "? guests";
    case "bypassed":
      return "Limits off";
    default:
      if (maxCovers === null) return counted(covers, "guest");
      return `${covers} of ${maxCovers}${covers > maxCovers ? " !" : ""}`;
  }
}

/** A strip below the top bar that everybody sees alike. */
export interface Strip {
  tone: "calm" | "warn" | "alarm";
  /** The first words, which are set in bold. */
  title: string;
  text: string;
}

/** From so much of the limit on, the strip says how much is left. */
const NEARLY_FULL = 0.9;

/** What the strip says about the limits of a service; null if it is nothing. */
export function limitsStrip(
  service: CountedService | undefined,
  guard: Guard,
  timeZone: string,
): Strip | null {
  if (guard.state === "unreadable" || service?.state === "unreadable") {
    return {
      tone: "alarm",
      title: "The limits cannot be read.",
      text: "New guests are refused; all else works. " +
        "A manager can switch the limits off.",
    };
  }
  if (guard.bypass !== null) {
    return bypassStrip(service, guard.bypass, timeZone);
  }
  if (service === undefined || service.maxCovers === null) return null;
  const { name, covers, maxCovers } = service;
  if (covers > maxCovers) {
    return {
      tone: "warn",
      title: `${name} is ${covers - maxCovers} over its limit.`,
      text: "",
    };
  }
  if (covers < maxCovers * NEARLY_FULL) return null;
  return {
    tone: "calm",
    title: `${maxCovers - covers} left`,
    text: `in ${name}`,
  };
}

function bypassStrip(
  service: CountedService | undefined,
  { reason, setBy, expiresAt }: NonNullable<Guard["bypass"]>,
  timeZone: string,
): Strip {
  const until = expiresAt === null
    ? ""
    : ` until ${timeOfDay(expiresAt, timeZone)}`;
  const { covers = 0, maxCovers = null } = service ?? {};
  const over = maxCovers === null ? 0 : covers - maxCovers;
  const parts = [
    `${reason}.`,
    ...(setBy === null ? [] : [`${setBy}.`]),
    ...(over > 0 ? [`${counted(over, "guest")} above ${maxCovers}.`] : []),
  ];
  return {
    tone: "warn",
    title: `Limits are off${until}.`,
    text: parts.join(" "),
  };
}
