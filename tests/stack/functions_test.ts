import { assert, assertEquals, assertObjectMatch } from "@std/assert";
import { until } from "./conditions.ts";
import { sharedStack } from "./temporary_stack.ts";

Deno.env.set("STACK_TEST_SECRET", "not for functions");
const stack = sharedStack();

function call(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${stack().status.FUNCTIONS_URL}/${path}`, init);
}

async function statusOf(path: string): Promise<number> {
  const response = await call(path);
  await response.body?.cancel();
  return response.status;
}

Deno.test("a function gets the request as on the platform, without the prefix", async () => {
  const response = await call("echo/some/path?x=1", {
    method: "POST",
    headers: { "x-note": "hello" },
    body: "the body",
  });
  assertObjectMatch(await response.json(), {
    method: "POST",
    pathname: "/echo/some/path",
    headers: { "x-note": "hello" },
    body: "the body",
  });
});

Deno.test("a function's environment holds what the platform sets", async () => {
  const environment = await (await call("echo/environment")).json();
  const { API_URL, PUBLISHABLE_KEY, SECRET_KEY } = stack().status;
  assertObjectMatch(environment, {
    SUPABASE_URL: API_URL,
    SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: PUBLISHABLE_KEY }),
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: SECRET_KEY }),
  });
  assert("SUPABASE_JWKS" in environment);
  assert(!("STACK_TEST_SECRET" in environment), "nothing of the caller's own");
});

Deno.test("a function may not read files", async () => {
  assertEquals(await (await call("echo/read")).json(), {
    error: "NotCapable",
  });
});

Deno.test("a function that does not exist answers 404", async () => {
  const response = await call("nothing");
  assertEquals(response.status, 404);
  assertObjectMatch(await response.json(), { code: "NOT_FOUND" });
});

Deno.test("a function that cannot start answers 503 and does not affect others", async () => {
  assertEquals(stack().failedFunctions, ["broken"]);
  const response = await call("broken");
  assertEquals(response.status, 503);
  assertObjectMatch(await response.json(), { code: "BOOT_ERROR" });
  assertEquals(response.headers.get("retry-after"), "1");
  const log = await Deno.readTextFile(stack().logs.functions);
  assert(log.includes("This function cannot start"));
});

Deno.test("a function that died answers 503 until it is back", async () => {
  assertEquals(await statusOf("echo/exit"), 503);
  await until("the function is back", async () => {
    const status = await statusOf("echo");
    assert(status === 200 || status === 503);
    return status === 200;
  });
});

Deno.test("a function notices that its client has disconnected", async () => {
  const waiting = async () => await (await call("echo/waiting")).json();
  const before = await waiting();
  const controller = new AbortController();
  const gone = call("echo/wait", { signal: controller.signal })
    .then(() => false, () => true);
  await until(
    "the call has begun",
    async () => (await waiting()).begun > before.begun,
  );
  controller.abort();
  assert(await gone);
  await until(
    "the function knows",
    async () => (await waiting()).aborted > before.aborted,
  );
});
