import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { type Desk, UNREACHABLE } from "./desk.ts";
import { deskTest } from "./desk_scene.ts";
import { addAccount } from "./staff.ts";

/** A guest's name that is nothing else's. */
const GUEST = "Marguerite Quince";
const REST = "**/rest/v1/**";

deskTest("the next user of a tab finds nothing of the last one's guests", {
  parties: { [GUEST]: {} },
  expected: [UNREACHABLE],
}, async ({ desk, sql }) => {
  const { page } = desk;
  // Not by the name: what a locator looks for is in the page's memory, too.
  await desk.reserve("19:00", "A");
  await desk.toast("Quince has A").waitFor();
  const silence = Promise.withResolvers<void>();
  await page.route(REST, async (route) => {
    await silence.promise;
    await route.abort();
  });
  await desk.signOut();
  await desk.button("Sign in").waitFor();
  assertEquals(await traces(page), []);

  await desk.submitAccount(await addAccount(sql));
  await page.getByText("Loading your restaurants").waitFor();
  assertEquals(await traces(page), []);
  silence.resolve();
  await page.getByText("Your restaurants could not be loaded").waitFor();
  assertEquals(await traces(page), []);
  assertEquals(await heapHas(page, GUEST), false);
  await page.unroute(REST);
  await desk.button("Try again").click();
  await page.getByText("You work for no restaurant yet").waitFor();
});

deskTest("the answer to an action of the last user is not shown to the next", {
  parties: { [GUEST]: {} },
}, async ({ desk, sql }) => {
  const answer = Promise.withResolvers<void>();
  await desk.page.route("**/functions/v1/seat-bookings", async (route) => {
    const response = await route.fetch();
    await answer.promise;
    await route.fulfill({ response });
  });
  const asked = desk.page.waitForRequest("**/functions/v1/seat-bookings");
  await desk.reserve(GUEST, "A");
  await asked;
  await desk.signOut();
  await desk.submitAccount(await addAccount(sql));
  await desk.page.getByText("You work for no restaurant yet").waitFor();
  const answered = desk.page.waitForResponse("**/functions/v1/seat-bookings");
  answer.resolve();
  await (await answered).finished();
  // A toast would be drawn in the second frame after the answer.
  await desk.page.evaluate(
    "new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)))",
  );
  assertEquals(await traces(desk.page), []);
  const shown = desk.page.locator("[data-sonner-toast], .refusal");
  assertEquals(await shown.count(), 0);
});

deskTest(
  "an unanswered action keeps no name on the device, and ends with sign-out",
  {
    parties: { [GUEST]: { notes: GUEST } },
    expected: [UNREACHABLE],
  },
  async ({ desk, bookings }) => {
    const { page } = desk;
    await failToSeat(desk);
    const kept = await storageOf(page);
    assertEquals(kept.includes(bookings[GUEST] ?? "no booking"), true);
    assertEquals(kept.includes("Quince"), false);
    await desk.signOut();
    await desk.button("Sign in").waitFor();
    assertEquals(
      (await storageOf(page)).includes(bookings[GUEST] ?? ""),
      false,
    );
  },
);

deskTest("an unanswered action is off the device after a day", {
  parties: { [GUEST]: {} },
  expected: [UNREACHABLE],
}, async ({ desk, bookings }) => {
  const { page } = desk;
  await failToSeat(desk);
  await page.clock.install({ time: Date.now() + 25 * 3_600_000 });
  await page.reload();
  await page.locator("#root > *").first().waitFor();
  assertEquals((await storageOf(page)).includes(bookings[GUEST] ?? ""), false);
});

/** Seats the guest while the server cannot be reached. */
async function failToSeat(desk: Desk): Promise<void> {
  await desk.page.route("**/functions/v1/**", (route) => route.abort());
  await desk.reserve(GUEST, "A");
  await desk.page.getByLabel("Unanswered actions").getByText(
    `Reserve A for ${GUEST}`,
  ).waitFor();
}

/** Which names of the restaurant are anywhere on the page or in its storage. */
async function traces(page: Page): Promise<string[]> {
  const text = await page.content() + await storageOf(page);
  return [GUEST, "Zur Probe"].filter((name) => text.includes(name));
}

/** All that the page keeps on the device. */
async function storageOf(page: Page): Promise<string> {
  return await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }])
  );
}

/** Whether any string of the page's scripts still has the text. */
async function heapHas(page: Page, text: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  let snapshot = "";
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => {
    snapshot += chunk;
  });
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.takeHeapSnapshot");
  await session.detach();
  return snapshot.includes(text);
}
