import { assertEquals, assertObjectMatch } from "@std/assert";
import { SignJWT, UnsecuredJWT } from "jose";
import {
  anonymous,
  bearer,
  type Caller,
  rest,
  rpc,
  service,
} from "./requests.ts";
import { sharedStack } from "./temporary_stack.ts";

const stack = sharedStack();

const ANN = "00000000-0000-4000-8000-00000000000a";
const ANOTHER_SECRET = "another-secret-with-at-least-32-characters";

/** A token whose claims were replaced after it was signed. */
async function tampered(): Promise<string> {
  const { token = "" } = await bearer(stack(), { role: "authenticated" });
  const claims = btoa('{"role":"service_role"}').replaceAll("=", "");
  return token.replace(/\.[^.]*\./, `.${claims}.`);
}

function unsigned(): string {
  return new UnsecuredJWT({ role: "service_role" }).encode();
}

async function signedWith(alg: string): Promise<string> {
  const secret = new TextEncoder().encode(stack().status.JWT_SECRET);
  return await new SignJWT({ role: "service_role" })
    .setProtectedHeader({ alg }).sign(secret);
}

async function tokenOf(claims: Record<string, unknown>, secret?: string) {
  return (await bearer(stack(), claims, secret)).token ?? "";
}

const KEY_ERROR = "No suitable key or wrong key type";

/** A token, and the code and message of PostgREST's refusal. */
const REFUSED: Record<
  string,
  [() => string | Promise<string>, string, string]
> = {
  "an expired token": [
    () => tokenOf({ role: "authenticated", exp: 1 }),
    "PGRST303",
    "JWT expired",
  ],
  "a token signed with another secret": [
    () => tokenOf({ role: "service_role" }, ANOTHER_SECRET),
    "PGRST301",
    KEY_ERROR,
  ],
  "a token whose claims were replaced": [tampered, "PGRST301", KEY_ERROR],
  "a token without a signature": [unsigned, "PGRST301", KEY_ERROR],
  "a token of another algorithm": [
    () => signedWith("HS512"),
    "PGRST301",
    KEY_ERROR,
  ],
  "a token that is no JWT": [
    () => "secret",
    "PGRST301",
    "Expected 3 parts in JWT; got 1",
  ],
  "a token with too many parts": [
    () => "a.b.c.d.e",
    "PGRST301",
    "Expected 3 parts in JWT; got 5",
  ],
  "a token with empty parts": [() => "..", "PGRST301", KEY_ERROR],
};

for (const [what, [token, code, message]] of Object.entries(REFUSED)) {
  Deno.test(`${what} is refused, also beside the secret key`, async () => {
    for (const { key } of [anonymous(stack()), service(stack())]) {
      const caller = { key, token: await token() };
      const { status, body } = await rpc(stack(), caller, "whoami");
      assertEquals(status, 401);
      assertObjectMatch({ body }, { body: { code, message } });
    }
  });
}

Deno.test("a refused token changes nothing", async () => {
  const { key } = anonymous(stack());
  const row = { id: 50, name: "fifty" };
  const request = { body: row };
  const caller = { key, token: "secret" };
  assertEquals((await rest(stack(), caller, "children", request)).status, 401);
  const read = await rest(stack(), anonymous(stack()), "children?id=eq.50");
  assertEquals(read.body, []);
});

/** Credentials, and the role that the request gets. */
const ROLES: [string, () => Promise<Caller>, string][] = [
  [
    "no role in its token",
    () => bearer(stack(), { sub: ANN }),
    "anon",
  ],
  [
    "the secret key and a user's token",
    async () => ({
      key: service(stack()).key,
      token: await tokenOf({ sub: ANN, role: "authenticated" }),
    }),
    "authenticated",
  ],
  [
    "the publishable key as bearer token too",
    () => Promise.resolve(repeated(anonymous(stack()))),
    "anon",
  ],
  [
    "the secret key as bearer token too",
    () => Promise.resolve(repeated(service(stack()))),
    "service_role",
  ],
  [
    "the secret key as bearer token only",
    () => {
      const { key } = anonymous(stack());
      return Promise.resolve({ key, token: service(stack()).key });
    },
    "anon",
  ],
];

/** supabase-js repeats the key like this while nobody is signed in. */
function repeated({ key }: Caller): Caller {
  return { key, token: key };
}

for (const [what, caller, role] of ROLES) {
  Deno.test(`a request with ${what} runs as ${role}`, async () => {
    const { body } = await rpc(stack(), await caller(), "whoami");
    assertObjectMatch({ body }, { body: { role } });
  });
}

/** A role that no request may take, and PostgREST's answer. */
const FORBIDDEN: [string, number, string, string][] = [
  ["postgres", 403, "42501", 'permission denied to set role "postgres"'],
  [
    "supabase_admin",
    403,
    "42501",
    'permission denied to set role "supabase_admin"',
  ],
  [
    "supabase_auth_admin",
    403,
    "42501",
    'permission denied to set role "supabase_auth_admin"',
  ],
  [
    "pg_read_all_data",
    403,
    "42501",
    'permission denied to set role "pg_read_all_data"',
  ],
  ["stranger", 401, "22023", 'role "stranger" does not exist'],
];

for (const [role, expected, code, message] of FORBIDDEN) {
  Deno.test(`a token with the role ${role} is refused with ${expected}`, async () => {
    const caller = await bearer(stack(), { role });
    const { status, body } = await rpc(stack(), caller, "whoami");
    assertEquals({ status, body }, {
      status: expected,
      body: { code, message, details: null, hint: null },
    });
  });
}

Deno.test("a request without a key or with a wrong one is refused", async () => {
  const { token } = await bearer(stack(), { role: "authenticated" });
  for (const key of ["", "sb_secret_wrong", "sb_publishable_wrong"]) {
    for (const caller of [{ key }, { key, ...(token && { token }) }]) {
      assertEquals((await rpc(stack(), caller, "whoami")).status, 401);
    }
  }
});

Deno.test("a browser may not use the secret key", async () => {
  const { status } = await rest(stack(), service(stack()), "rpc/whoami", {
    body: {},
    headers: { "user-agent": "Mozilla/5.0 (X11; Linux x86_64)" },
  });
  assertEquals(status, 401);
});
