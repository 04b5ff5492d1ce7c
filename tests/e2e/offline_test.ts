import { assertEquals } from "@std/assert";
import { readSeating } from "../../support/booking.ts";
import { connect, one } from "../../support/database.ts";
import { sharedBrowser, UNREACHABLE } from "./desk.ts";
import { addParty, createEvening } from "./evening.ts";

const browser = sharedBrowser();

Deno.test("an action without an answer is kept over a reload and done once", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  const id = await addParty(sql, evening, "Ada");
  await using desk = await browser().signIn(evening, [UNREACHABLE]);
  const keys: (string | undefined)[] = [];
  // The server does what it is told, but its answer is lost on the way.
  await desk.page.route("**/functions/v1/assign-tables", async (route) => {
    const request = route.request();
    if (request.method() === "OPTIONS") return await route.continue();
    keys.push(request.headers()["idempotency-key"]);
    if (keys.length > 1) return await route.continue();
    await route.fetch();
    await route.abort();
  });
  await desk.seat("Ada", "A");
  await desk.toast("The server does not answer").waitFor();
  const kept = desk.page.getByLabel("Unanswered actions");
  await kept.getByText("Seat Ada at A").waitFor();
  await desk.page.reload();
  await kept.getByRole("button", { name: "Try again" }).click();
  await desk.toast("Ada has A").waitFor();
  await kept.waitFor({ state: "detached" });
  assertEquals(keys.length, 2);
  assertEquals(keys[0], keys[1]);
  const events = one(
    await sql<{ count: number }[]>`
    select count(*)::int from assignment_events where booking_id = ${id}`,
  );
  assertEquals(events.count, 1);
});

Deno.test("offline, the age of the data is shown and nothing is lost", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  const id = await addParty(sql, evening, "Ada");
  await using desk = await browser().signIn(evening, [UNREACHABLE]);
  await desk.booking("Ada").waitFor();
  await desk.page.context().setOffline(true);
  await desk.page.getByText("No connection").waitFor();
  await desk.seat("Ada", "A");
  await desk.toast("The server does not answer").waitFor();
  await desk.page.context().setOffline(false);
  await desk.button("Try again").click();
  await desk.toast("Ada has A").waitFor();
  await desk.page.getByText(/^Updated \d+ s ago$/).waitFor();
  assertEquals((await readSeating(sql, id)).tableIds, [evening.tables.A]);
});

Deno.test("somebody else's assignment appears without a reload", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  await addParty(sql, evening, "Ada");
  await using one = await browser().signIn(evening);
  await using other = await browser().signIn(evening);
  await other.table("A").waitFor();
  await one.seat("Ada", "A");
  await other.tableThat("A", "Held: Ada").waitFor();
  await other.page.getByLabel("Activity").getByText("Ada got A").waitFor();
});
