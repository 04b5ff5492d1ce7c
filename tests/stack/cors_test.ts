import { assert, assertEquals } from "@std/assert";
import { sharedStack } from "./temporary_stack.ts";

const stack = sharedStack();

const ORIGIN = "http://127.0.0.1:1";

/** What the services let pages of other origins send. */
const SERVICES: Record<string, { path: string; headers: string[] }> = {
  "the REST interface": {
    path: "rest/v1/children",
    headers: ["apikey", "authorization", "content-type", "prefer"],
  },
  "a function of the REST interface that has parameters": {
    path: "rest/v1/rpc/read_service",
    headers: ["apikey", "authorization", "content-type"],
  },
  "the auth service": {
    path: "auth/v1/token?grant_type=password",
    headers: ["apikey", "authorization", "content-type", "x-client-info"],
  },
};

async function request(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(`${stack().status.API_URL}/${path}`, init);
  await response.body?.cancel();
  return response;
}

for (const [service, { path, headers }] of Object.entries(SERVICES)) {
  Deno.test(`${service} allows requests from pages of every origin`, async () => {
    const preflight = await request(path, {
      method: "OPTIONS",
      headers: {
        origin: ORIGIN,
        "access-control-request-method": "POST",
        "access-control-request-headers": headers.join(","),
      },
    });
    assert(preflight.ok);
    const allowed = (name: string) =>
      preflight.headers.get(`access-control-allow-${name}`) ?? "";
    assertEquals(allowed("origin"), "*");
    assert(allowed("methods").split(/, */).includes("POST"));
    const names = allowed("headers").split(/, */);
    assertEquals(headers.filter((name) => !names.includes(name)), []);
  });
}

/** Requests whose response a page has to be able to read. */
const READABLE: [string, string, number][] = [
  ["rows", "rest/v1/children", 200],
  ["a refusal of the REST interface", "rest/v1/secrets", 401],
  ["a refused token", "rest/v1/children?token", 401],
  ["a refusal of the auth service", "auth/v1/user", 401],
  ["a missing function", "functions/v1/nothing", 404],
  ["a function that does not run", "functions/v1/broken", 503],
];

for (const [what, path, status] of READABLE) {
  Deno.test(`a page of another origin can read ${what}`, async () => {
    const response = await request(path, {
      headers: {
        origin: ORIGIN,
        apikey: stack().status.PUBLISHABLE_KEY,
        ...(path.endsWith("token") && { authorization: "Bearer broken" }),
      },
    });
    assertEquals(response.status, status);
    assertEquals(response.headers.get("access-control-allow-origin"), "*");
  });
}
