import type { Database } from "../../../support/database.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addMember, asUser } from "../../../support/user.ts";

/** Runs one statement as a user of the API. */
export function writeAs(
  sql: Database,
  userId: string,
  write: (session: Database) => PromiseLike<unknown>,
): Promise<void> {
  return asUser(sql, userId, async (session) => {
    await write(session);
  });
}

/** Adds an owner and a manager, and gives both a way to write. */
async function addManagers({ sql, restaurant }: Scene) {
  const owner = await addMember(sql, restaurant, "owner");
  const manager = await addMember(sql, restaurant, "manager");
  return {
    owner,
    manager,
    asOwner: (write: (session: Database) => PromiseLike<unknown>) =>
      writeAs(sql, owner, write),
    asManager: (write: (session: Database) => PromiseLike<unknown>) =>
      writeAs(sql, manager, write),
  };
}

/** Tests of a restaurant that has an owner and a manager. */
export const managed = scene.with({ clients: 2, arrange: addManagers });
