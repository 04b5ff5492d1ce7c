import { assertEquals } from "@std/assert";
import { at } from "../../support/moment.ts";
import { assign, unassign, update } from "../../support/rpc.ts";
import { readServerLog } from "../../support/server_log.ts";
import { evening } from "./evening.ts";
import { puttingRulesBack } from "../../support/capacity_rules_table.ts";

const evenings = evening({ clients: 1 });

evenings.test("each decision without restaurant_capacity_rules leaves one line in the server log and no error", async ({ sql, restaurant, clients: [session], waiting, free }) => {
  await puttingRulesBack(sql, async () => {
    await sql`drop table restaurant_capacity_rules`;
    // Three decisions, and five calls that decide nothing.
    await assign(session, waiting, free);
    await assign(session, waiting, free);
    await update(session, waiting, { partySize: 3 });
    await update(session, waiting, { partySize: 4 });
    await update(session, waiting, { startAt: at("18:30") });
    await update(session, waiting, { notes: "Window" });
    await unassign(session, waiting);
    await update(session, waiting, { status: "cancelled" });
  });

  const log = await readServerLog([session]);
  // Only a stack that the tests started lets them read the server's log.
  if (log === null) return;
  assertEquals(
    log.map((line) => line.split("LOG:  ")[1])
      .filter((message) => message?.startsWith("capacity not checked")),
    Array(3).fill(
      `capacity not checked: state=absent restaurant_id=${restaurant.id} ` +
        `booking_id=${waiting} ` +
        "reason=table public.restaurant_capacity_rules does not exist",
    ),
  );
  assertEquals(log.filter((line) => /ERROR|42P01/.test(line)), []);
});
