import { assertRejects } from "@std/assert";
import { plant, plantNames } from "../../prove/plants.ts";
import { connect, inTransaction } from "../../support/database.ts";

class RolledBack extends Error {}

for (const name of plantNames) {
  Deno.test(`the bug ${name} can still be planted for the proof to find`, async () => {
    await using sql = connect();
    await assertRejects(
      () =>
        inTransaction(sql, async (transaction) => {
          await plant(transaction, name);
          throw new RolledBack();
        }),
      RolledBack,
    );
  });
}
