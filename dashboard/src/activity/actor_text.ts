import type { Role } from "../data/use_members.ts";

/**
 * Who did something.
 *
 * @param actorId The user; null for what no user did.
 * @param userId The user who is looking.
 * @param roles Of the members of the restaurant, by their user ids.
 */
export function actorText(
  actorId: string | null,
  userId: string,
  roles: ReadonlyMap<string, Role>,
): string {
  if (actorId === null) return "The system";
  if (actorId === userId) return "You";
  const role = roles.get(actorId);
  if (role === undefined) return "A former member";
  return role === "owner" ? "An owner" : `A ${role}`;
}
