import { assertEquals, assertNotEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import type { Database } from "../../../support/database.ts";
import { GUARD_SWITCH, switchGuard } from "../../../support/guard_switch.ts";
import { FRIDAY, SATURDAY } from "../../../support/moment.ts";
import { inMinutes, near } from "../../../support/near_now.ts";
import { poll, readService } from "../../../support/reading.ts";
import { createScene } from "../../../support/scene.ts";
import { addMember, asUser } from "../../../support/user.ts";
import { untilTrue } from "../../../support/waiting.ts";
import { friday } from "./full_friday.ts";

friday.test("a switch of the guard that expires is noticed, without a change", async ({ sql, restaurant, id }) => {
  const { bypass: none } = (await readService(sql, id, FRIDAY)).guard;
  assertEquals(none, null);
  const expiresAt = new Date(Date.now() + 2_000).toISOString();
  await switchGuard(sql, restaurant, "off", { expiresAt });
  const { revision, guard } = await readService(sql, id, FRIDAY);
  assertNotEquals(guard.bypass, null);
  await untilTrue(async () => {
    const read = await poll(sql, id, FRIDAY, revision);
    return !read.unchanged && read.guard.bypass === null;
  }, "The switch never expired");
});

friday.test("the switch of a session is noticed", async ({ sql, id }) => {
  const { revision } = await readService(sql, id, FRIDAY);
  await sql.begin(async (transaction) => {
    await transaction`select set_config(${GUARD_SWITCH}, 'off', true)`;
    const session = transaction as unknown as Database;
    assertEquals(
      (await poll(session, id, FRIDAY, revision)).unchanged,
      undefined,
    );
  });
});

friday.test("a desk that looks at today notices what it would not see of another date", async ({ sql, restaurant, id }) => {
  const { revision } = await readService(sql, id);
  await addBooking(sql, restaurant, near(5, 60));
  assertEquals((await poll(sql, id, null, revision)).unchanged, undefined);
});

friday.test("a change is noticed in its own transaction, and one that is rolled back is none", async ({ sql, id, held }) => {
  const { revision } = await readService(sql, id, FRIDAY);
  await sql.begin(async (transaction) => {
    const session = transaction as unknown as Database;
    await session`update bookings set party_size = 3 where id = ${held}`;
    const { unchanged } = await poll(session, id, FRIDAY, revision);
    assertEquals(unchanged, undefined);
    await session`rollback`;
  }).catch(() => {});
  assertEquals((await poll(sql, id, FRIDAY, revision)).unchanged, true);
});

friday.test("a revision is good for its restaurant, date and reader only", async ({ sql, id, restaurant, userId }) => {
  const { restaurant: other } = await createScene(sql);
  const { revision } = await readService(sql, id, FRIDAY);
  const colleague = await addMember(sql, restaurant, "owner");
  const { revision: own } = await asUser(
    sql,
    userId,
    (session) => readService(session, id, FRIDAY),
  );
  const answers = [
    await poll(sql, other.id, FRIDAY, revision),
    await poll(sql, id, SATURDAY, revision),
    await poll(sql, id, null, revision),
    await asUser(sql, colleague, (session) => poll(session, id, FRIDAY, own)),
  ];
  assertEquals(answers.map(({ unchanged }) => unchanged === true), [
    ...[false, false, false, false],
  ]);
  const again = await asUser(
    sql,
    userId,
    (session) => poll(session, id, FRIDAY, own),
  );
  assertEquals(again.unchanged, true);
});

friday.test("whatever is no revision is answered in full", async ({ sql, id }) => {
  const { revision } = await readService(sql, id, FRIDAY);
  const [basis = "", until = "", from = "", to = "", snapshot = ""] = revision
    .split("|");
  const past = String(Math.floor(Date.parse(inMinutes(-1)) / 1000));
  const hostile = [
    ...["", "|", "||||", "0|0|0|0|1:1:", "null", "\u{1F4A9}", "'; drop"],
    [basis, until, from, to].join("|"),
    [basis, until, from, to, snapshot, ""].join("|"),
    [basis, until, from, to, "1:0:"].join("|"),
    [basis, until, from, to, "9:9:9"].join("|"),
    [basis, until, from, to, "99999999999999999999:1:"].join("|"),
    [basis, until, from, to, ""].join("|"),
    [basis, until, to, from, snapshot].join("|"),
    [basis, past, from, to, snapshot].join("|"),
    [basis, "-1", from, to, snapshot].join("|"),
    [basis, "NaN", from, to, snapshot].join("|"),
    [basis, "1e9", from, to, snapshot].join("|"),
    [basis, "9".repeat(40), from, to, snapshot].join("|"),
    [`${basis}0`, until, from, to, snapshot].join("|"),
    `${revision}${",1".repeat(5000)}`,
    "|".repeat(1_000_000),
  ];
  for (const known of hostile) {
    const read = await poll(sql, id, FRIDAY, known);
    assertEquals([known.slice(0, 200), read.unchanged], [
      known.slice(0, 200),
      undefined,
    ]);
  }
});
