import { assertEquals } from "@std/assert";
import { readSeating } from "../../support/booking.ts";
import { backendPid } from "../../support/database.ts";
import { post } from "../../support/endpoint.ts";
import { readChanges } from "../../support/event.ts";
import { functionProcesses } from "../../support/function_processes.ts";
import { untilTrue, untilWaitedFor } from "../../support/waiting.ts";
import { faultyCalls, lockBookings } from "./calls.ts";
import { ownStack } from "./own_stack.ts";

const stack = ownStack();

faultyCalls.test("when a function's process is killed it is started again, the other functions are undisturbed, and a key gets the outcome of the request", async ({ sql, clients: [holder], assign, all }) => {
  const { endpoint, bookingId, body } = assign;
  const options = { headers: { "idempotency-key": crypto.randomUUID() } };
  await lockBookings(holder, [assign]);
  const lost = post<{ code: string }>(endpoint, body, options);
  await untilWaitedFor(sql, await backendPid(holder));
  const [pid = NaN] = await functionProcesses(stack(), endpoint);
  Deno.kill(pid, "SIGKILL");
  const { status, headers, body: error } = await lost;
  assertEquals([status, error.code], [503, "BOOT_ERROR"]);
  assertEquals(headers.get("retry-after"), "1");
  assertEquals(headers.get("access-control-allow-origin"), "*");

  for (const other of all) {
    if (other === assign) continue;
    assertEquals((await post(other.endpoint, other.body)).status, 200);
  }
  await holder`rollback`;
  await untilTrue(async () => {
    const { status } = await post(endpoint, body, options);
    assertEquals(status === 200 || status === 503, true);
    return status === 200;
  }, "The function never came back");
  const { tableIds } = await readSeating(sql, bookingId);
  assertEquals<unknown>(tableIds, body.tableIds);
  assertEquals((await readChanges(sql, bookingId)).length, 1);
});
