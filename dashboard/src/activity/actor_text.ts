import type { Member } from "../data/service_reading.ts";

/**
 * Who did something.
 *
 * @param actorId The user; null for what no user did.
 * @param userId The user who is looking.
 */
export function actorText(
  actorId: string | null,
  userId: string,
  members: readonly Member[],
): string {
  if (actorId === null) return "The system";
  if (actorId === userId) return "You";
  const member = members.find((member) => member.userId === actorId);
  if (member === undefined) return "A former member";
  if (member.name !== null) return member.name;
  return member.role === "owner" ? "An owner" : `A ${member.role}`;
}
