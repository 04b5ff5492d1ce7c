import { assertEquals, assertMatch } from "@std/assert";
import { assigned, assignRequest, callAssign } from "./endpoint_calls.ts";
import { FakeApi, raised } from "./fake_api.ts";

const succeed = (headers = {}) => Response.json(assigned, { headers });

/** The header without the durations, which no test can know. */
async function timingOf(
  api: FakeApi,
  request = assignRequest(),
): Promise<string | null> {
  const { response } = await callAssign(api, request);
  await response.body?.cancel();
  const header = response.headers.get("server-timing");
  return header && header.replaceAll(/dur=\d+\.\d(?!\d)/g, "dur=_");
}

Deno.test("a success reports how long the credentials, the RPC and the whole request took", async () => {
  assertEquals(
    await timingOf(new FakeApi(() => succeed())),
    "auth;dur=_, rpc;dur=_, total;dur=_",
  );
});

Deno.test("a success after several tries reports their number", async () => {
  const api = new FakeApi(raised("40001"), raised("40P01"), () => succeed());
  assertEquals(
    await timingOf(api),
    'auth;dur=_, rpc;dur=_;desc="3 tries", total;dur=_',
  );
});

Deno.test("of the API's timings only the transaction's is passed on", async () => {
  const reported = 'cfL4;desc="?rtt=8124", jwt;dur=1.0, transaction;dur=12.345';
  const api = new FakeApi(() => succeed({ "server-timing": reported }));
  const { response } = await callAssign(api);
  await response.body?.cancel();
  assertMatch(
    response.headers.get("server-timing") ?? "",
    /^auth;dur=[\d.]+, transaction;dur=12\.3, rpc;dur=[\d.]+, total;dur=[\d.]+$/,
  );
});

Deno.test("a refusal reports no times, whatever the API reports", async () => {
  const headers = { "server-timing": "transaction;dur=1.0" };
  for (const code of ["TA002", "TA004", "TA101", "40001"]) {
    const body = { code, message: "No", details: null, hint: null };
    const answer = () => Response.json(body, { status: 400, headers });
    assertEquals([code, await timingOf(new FakeApi(answer))], [code, null]);
  }
});
