import { assertEquals } from "@std/assert";
import { connect } from "../fixtures/database.ts";
import { type ErrorBody, post } from "../fixtures/endpoint.ts";
import { readFunctionsLog } from "../fixtures/functions_log.ts";
import { withoutTrace } from "../fixtures/without_trace.ts";
import { createCalls, lockBookings } from "./calls.ts";
import { ownStack } from "./own_stack.ts";
import { assertUnavailable } from "./unavailable.ts";

ownStack();

Deno.test("A booking that somebody holds beyond the deadline is answered with 503, and with 200 once it is free", async () => {
  await using sql = connect();
  const { restaurant, all } = await createCalls(sql);
  await using lock = await lockBookings(all);
  await withoutTrace(sql, restaurant, async () => {
    await Promise.all(all.map(async ({ endpoint, body }) => {
      const answer = await post<ErrorBody>(endpoint, body);
      assertUnavailable(endpoint, answer);
      const [line] = await readFunctionsLog(answer.body.requestId) ?? [];
      assertEquals(line?.cause, {
        sqlstate: "55P03",
        message: "canceling statement due to lock timeout",
      });
    }));
  });
  await lock.session`rollback`;
  for (const { endpoint, body } of all) {
    assertEquals((await post(endpoint, body)).status, 200);
  }
});
