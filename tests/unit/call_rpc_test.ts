import { assertEquals, assertRejects } from "@std/assert";
import { AssignmentError } from "../../supabase/functions/_shared/assignment_error.ts";
import {
  callRpc,
  type RpcResponse,
} from "../../supabase/functions/_shared/call_rpc.ts";
import { assigned } from "./endpoint_calls.ts";

const clock = {
  now: () => 0,
  random: () => 0,
  wait: () => Promise.resolve(),
};

const success: RpcResponse = { data: assigned, error: null, status: 200 };

function failure(code: string, status = 400): RpcResponse {
  return { data: null, error: { code, message: code }, status };
}

/** Calls with the given responses and counts how many of them were used. */
async function call(responses: RpcResponse[], hasKey: boolean) {
  const left = [...responses];
  const answered = await callRpc(
    () => ({
      abortSignal: () => Promise.resolve(left.shift() ?? success),
    }),
    hasKey,
    clock,
  ).catch((error: AssignmentError) => error.reason);
  return { answered, tries: responses.length - left.length };
}

for (
  const sqlstate of [
    "25006",
    "40001",
    "40P01",
    "55P03",
    "PGRST202",
    "PGRST301",
    "PGRST302",
    "PGRST303",
  ]
) {
  Deno.test(`${sqlstate} is retried until the call succeeds`, async () => {
    const responses = [failure(sqlstate), failure(sqlstate), success, success];
    const { answered, tries } = await call(responses, false);
    assertEquals(tries, 3);
    assertEquals(typeof answered, "object");
  });

  Deno.test(`${sqlstate} is UNAVAILABLE after three tries`, async () => {
    const { answered, tries } = await call(
      Array(9).fill(failure(sqlstate)),
      true,
    );
    assertEquals([answered, tries], ["UNAVAILABLE", 3]);
  });
}

for (
  const sqlstate of [
    "57014",
    "53300",
    "57P01",
    "08006",
    "PGRST000",
    "PGRST003",
    "PGRST203",
    "42P01",
    "23P01",
    "TA101",
    "TA102",
    "TA201",
  ]
) {
  Deno.test(`${sqlstate} is not retried, with or without a key`, async () => {
    for (const hasKey of [false, true]) {
      const { tries } = await call([failure(sqlstate), success], hasKey);
      assertEquals(tries, 1);
    }
  });
}

Deno.test("a call without an answer is retried only with an idempotency key", async () => {
  for (const status of [0, 429, 502, 504]) {
    const responses = [failure("", status), success];
    assertEquals((await call(responses, true)).tries, 2);
    const withoutKey = await call(responses, false);
    assertEquals([withoutKey.answered, withoutKey.tries], ["UNAVAILABLE", 1]);
  }
});

Deno.test("an error without a code that is not an outage is not retried", async () => {
  const { answered, tries } = await call([failure("", 500), success], true);
  assertEquals([answered, tries], ["DATABASE_ERROR", 1]);
});

Deno.test("an answer is returned without what is meant for the log", async () => {
  const { restaurantId, replayed, ...body } = assigned;
  const { answered } = await call([success], false);
  assertEquals(answered, {
    restaurantId,
    replayed,
    capacityState: "enforced",
    body,
  });
});

for (const data of [null, [], "x", {}, { restaurantId: null, replayed: 1 }]) {
  Deno.test(`${JSON.stringify(data)} is not the answer of an RPC`, async () => {
    await assertRejects(() =>
      callRpc(() => ({
        abortSignal: () => Promise.resolve({ data, error: null, status: 200 }),
      }), false)
    );
  });
}
