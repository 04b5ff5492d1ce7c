import { assertEquals, assertMatch } from "@std/assert";
import { connect, one } from "../../support/database.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign, update } from "../../support/rpc.ts";
import { withoutTrace } from "../../support/without_trace.ts";
import { evening } from "./evening.ts";

/** Each function of the migrated database, and what its body must call. */
const calls = [
  ["public.assign_tables_atomic_v2", /allocator\.assign_tables\(/],
  ["allocator.assign_tables", /allocator\.validate_capacity\(/],
  [
    "public.update_booking_with_capacity_check",
    /allocator\.update_booking\(/,
  ],
  ["allocator.update_booking", /allocator\.validate_capacity\(/],
  [
    "public.validate_booking_capacity_after_assignment",
    /allocator\.validate_capacity\(/,
  ],
] as const;

for (const [name, call] of calls) {
  Deno.test(`the migrated function ${name} calls the capacity guard`, async () => {
    await using sql = connect();
    const { definition } = one(
      await sql<{ definition: string }[]>`
      select pg_get_functiondef(p.oid) as definition
      from pg_proc as p where p.oid = ${name}::regproc`,
    );
    assertMatch(definition, call);
  });
}

const full = evening({ maxCovers: 4 });

full.test("the migrated database refuses what would exceed a limit", async ({ sql, restaurant, seated, waiting, free }) => {
  await withoutTrace(sql, restaurant, async () => {
    const outcomes = [
      await outcomeOf(assign(sql, waiting, free)),
      await outcomeOf(update(sql, seated, { partySize: 5 })),
    ];
    assertEquals(outcomes.map(({ sqlstate }) => sqlstate), ["TA102", "TA102"]);
  });
});
