import { assertEquals, assertObjectMatch } from "@std/assert";
import { anonymous, bearer, rest, rpc, service, user } from "./requests.ts";
import { sharedStack } from "./temporary_stack.ts";

const stack = sharedStack();

const ANN = "00000000-0000-4000-8000-00000000000a";
const BOB = "00000000-0000-4000-8000-00000000000b";

function denied(subject: string) {
  return {
    code: "42501",
    message: `permission denied for ${subject}`,
    details: null,
    hint: null,
  };
}

Deno.test("a request with the publishable key runs as anon", async () => {
  const { body } = await rpc(stack(), anonymous(stack()), "whoami");
  assertEquals(body, { role: "anon", uid: null, claims: { role: "anon" } });
});

Deno.test("a request with a user token runs as authenticated, with all claims", async () => {
  const caller = await bearer(stack(), {
    sub: ANN,
    role: "authenticated",
    app_metadata: { plan: "free" },
  });
  const { body } = await rpc(stack(), caller, "whoami");
  assertObjectMatch({ body }, {
    body: {
      role: "authenticated",
      uid: ANN,
      claims: { sub: ANN, app_metadata: { plan: "free" } },
    },
  });
});

Deno.test("a request with the secret key runs as service_role", async () => {
  const { body } = await rpc(stack(), service(stack()), "whoami");
  assertObjectMatch({ body }, { body: { role: "service_role", uid: null } });
});

Deno.test("a table without a grant is closed to everyone", async () => {
  const path = "secrets?select=*";
  const answers = [
    await rest(stack(), anonymous(stack()), path),
    await rest(stack(), await user(stack(), ANN), path),
    await rest(stack(), service(stack()), path),
  ];
  assertEquals(answers.map(({ status }) => status), [401, 403, 403]);
  for (const { body } of answers) assertEquals(body, denied("table secrets"));
});

Deno.test("a revoked EXECUTE is enforced", async () => {
  const name = "for_service_only";
  const answers = [
    await rpc(stack(), anonymous(stack()), name),
    await rpc(stack(), await user(stack(), ANN), name),
  ];
  assertEquals(answers.map(({ status }) => status), [401, 403]);
  for (const { body } of answers) {
    assertEquals(body, denied(`function ${name}`));
  }
  assertEquals((await rpc(stack(), service(stack()), name)).body, 1);
});

Deno.test("row level security shows users only their own rows", async () => {
  const ann = await user(stack(), ANN);
  const body = { body: "mine" };
  assertEquals((await rest(stack(), ann, "notes", { body })).status, 201);
  const path = "notes?select=body";
  assertEquals((await rest(stack(), ann, path)).body, [{ body: "mine" }]);
  const bob = await user(stack(), BOB);
  assertEquals((await rest(stack(), bob, path)).body, []);
});

Deno.test("row level security refuses a row for another user", async () => {
  const { status, body } = await rest(
    stack(),
    await user(stack(), BOB),
    "notes",
    { body: { body: "forged", owner: ANN } },
  );
  assertEquals(status, 403);
  assertObjectMatch({ body }, { body: { code: "42501" } });
});

Deno.test("serving requests grants no rights", async () => {
  await rest(stack(), await user(stack(), ANN), "notes?select=id");
  const { status } = await rest(stack(), anonymous(stack()), "notes?select=id");
  assertEquals(status, 401);
});
