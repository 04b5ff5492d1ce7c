import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import type { Database } from "../../support/database.ts";
import { scene } from "../../support/scene.ts";

const document = await Deno.readTextFile(
  new URL("../../docs/privacy.md", import.meta.url),
);

/** The SQL of the document, in its order. */
const [exportOne = "", eraseOne = "", eraseOld = "", ...others] = [
  ...document.matchAll(/^```sql\n(.*?)^```$/gms),
].map(([, sql]) => sql);

const oneSession = scene.with({ sessions: 1 });

/** Runs statements that erase what other tests may use, and undoes them. */
async function undone(sql: Database, run: () => Promise<void>): Promise<void> {
  await sql`begin`;
  try {
    await run();
  } finally {
    await sql`rollback`;
  }
}

async function namesOf(sql: Database, ids: readonly string[]) {
  const rows = await sql<{ guest_name: string; notes: string | null }[]>`
    select guest_name, notes from bookings where id = any (${[...ids]})`;
  return rows.map((row) => ({ ...row }));
}

Deno.test("docs/privacy.md has SQL that exports, erases and erases what is old", () => {
  assertEquals(others, []);
});

oneSession.test("what docs/privacy.md says exports and erases the guest that it names", async ({ sql }) => {
  await undone(sql, async () => {
    const exported = async (): Promise<
      { id: string; guest_name: string }[]
    > => {
      const [row] = await sql.unsafe(exportOne);
      return row?.export_guest_data.bookings;
    };
    const found = await exported();
    assertEquals([...new Set(found.map((row) => row.guest_name))], ["Becker"]);
    await sql.unsafe(eraseOne);
    assertEquals(await exported(), []);
    for (const guest of await namesOf(sql, found.map(({ id }) => id))) {
      assertEquals(guest, { guest_name: "", notes: null });
    }
  });
});

oneSession.test("what docs/privacy.md says erases the guests of half a year ago and no later one", async ({ sql, restaurant }) => {
  const guest = { guest_name: "Zoë Testguest", notes: "No nuts" };
  await undone(sql, async () => {
    const old = await addBooking(sql, restaurant, {
      ...guest,
      start_at: new Date(Date.now() - 200 * 86_400_000).toISOString(),
    });
    const recent = await addBooking(sql, restaurant, {
      ...guest,
      start_at: new Date(Date.now() - 150 * 86_400_000).toISOString(),
    });
    await sql.unsafe(eraseOld);
    assertEquals(await namesOf(sql, [old]), [{ guest_name: "", notes: null }]);
    assertEquals(await namesOf(sql, [recent]), [guest]);
  });
});
