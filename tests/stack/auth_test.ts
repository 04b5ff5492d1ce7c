import {
  assert,
  assertEquals,
  assertExists,
  assertNotEquals,
} from "@std/assert";
import { createClient } from "@supabase/supabase-js";
import { decodeProtectedHeader } from "jose";
import { anonymous, rpc } from "./requests.ts";
import { sharedStack } from "./temporary_stack.ts";

const stack = sharedStack();

const PASSWORD = "a-long-enough-password";

function client() {
  const { API_URL, PUBLISHABLE_KEY } = stack().status;
  return createClient(API_URL, PUBLISHABLE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
}

async function signUp() {
  const supabase = client();
  const email = `${crypto.randomUUID()}@example.test`;
  const { data } = await supabase.auth.signUp({ email, password: PASSWORD });
  assertExists(data.session);
  assertExists(data.user);
  return { supabase, email, session: data.session, user: data.user };
}

Deno.test("a user can sign up and in, and is recognized", async () => {
  const { email, user } = await signUp();
  const supabase = client();
  const { error } = await supabase.auth.signInWithPassword({
    email,
    password: PASSWORD,
  });
  assertEquals(error, null);
  const { data } = await supabase.auth.getUser();
  assertEquals(data.user?.id, user.id);
  assertEquals((await supabase.rpc("whoami")).data.uid, user.id);
});

Deno.test("a wrong password is refused", async () => {
  const { email } = await signUp();
  const { error } = await client().auth.signInWithPassword({
    email,
    password: "not-the-password",
  });
  assertEquals(error?.status, 400);
});

Deno.test("every token names its key, also after a refresh", async () => {
  const { supabase, session } = await signUp();
  const { data } = await supabase.auth.refreshSession();
  assertExists(data.session);
  assertNotEquals(data.session.refresh_token, session.refresh_token);
  for (const { access_token } of [session, data.session]) {
    const { alg, kid } = decodeProtectedHeader(access_token);
    assertEquals(alg, "HS256");
    assertExists(kid);
  }
});

Deno.test("the auth service accepts the tokens that it issued", async () => {
  const { supabase, session } = await signUp();
  const { data, error } = await supabase.auth.getClaims(session.access_token);
  assertEquals(error, null);
  assertEquals(data?.claims.iss, `${stack().status.API_URL}/auth/v1`);
});

Deno.test("a guarded function lets a user and the secret key in", async () => {
  const { session, user } = await signUp();
  const url = `${stack().status.FUNCTIONS_URL}/guarded`;
  const { PUBLISHABLE_KEY, SECRET_KEY } = stack().status;
  const asUser = await fetch(url, {
    headers: {
      apikey: PUBLISHABLE_KEY,
      authorization: `Bearer ${session.access_token}`,
    },
  });
  assertEquals((await asUser.json()).uid, user.id);
  const asService = await fetch(url, { headers: { apikey: SECRET_KEY } });
  assertEquals(asService.status, 200);
  await asService.body?.cancel();
});

Deno.test("a guarded function refuses everyone else", async () => {
  const url = `${stack().status.FUNCTIONS_URL}/guarded`;
  const { PUBLISHABLE_KEY } = stack().status;
  const callers: Record<string, string>[] = [
    {},
    { apikey: PUBLISHABLE_KEY },
    { authorization: "Bearer no.real.token" },
  ];
  for (const headers of callers) {
    const response = await fetch(url, { headers });
    await response.body?.cancel();
    assertEquals(response.status, 401);
  }
});

Deno.test("passwords and sessions cannot be read through the REST interface", async () => {
  const { status } = await rpc(stack(), anonymous(stack()), "whoami");
  assert(status === 200);
  const { API_URL, PUBLISHABLE_KEY } = stack().status;
  const response = await fetch(`${API_URL}/rest/v1/users?select=*`, {
    headers: { apikey: PUBLISHABLE_KEY, "accept-profile": "auth" },
  });
  await response.body?.cancel();
  assertEquals(response.status, 406);
});
