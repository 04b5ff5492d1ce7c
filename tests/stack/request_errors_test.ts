import { assertEquals, assertObjectMatch } from "@std/assert";
import { anonymous, rest, type RestRequest } from "./requests.ts";
import { sharedStack } from "./temporary_stack.ts";

const stack = sharedStack();

const SINGLE = "application/vnd.pgrst.object+json";

/** A request, and the status and code that PostgREST documents for it. */
const REFUSED: [string, string, RestRequest, number, string][] = [
  ["an unknown operator", "children?id=foo.1", {}, 400, "PGRST100"],
  ["an unfinished select", "children?select=id,(", {}, 400, "PGRST100"],
  ["an unknown order", "children?order=id.sideways", {}, 400, "PGRST100"],
  ["PUT of a function", "rpc/whoami", { method: "PUT" }, 405, "PGRST101"],
  ["PATCH of a function", "rpc/whoami", { method: "PATCH" }, 405, "PGRST101"],
  ["DELETE of a function", "rpc/whoami", { method: "DELETE" }, 405, "PGRST101"],
  [
    "an empty body",
    "children",
    { method: "POST", headers: { "content-type": "application/json" } },
    400,
    "PGRST102",
  ],
  [
    "a range that ends before it starts",
    "children",
    { headers: { range: "10-5" } },
    416,
    "PGRST103",
  ],
  [
    "an offset beyond the last row",
    "children?offset=100",
    { headers: { prefer: "count=exact" } },
    416,
    "PGRST103",
  ],
  [
    "another schema",
    "children",
    { headers: { "accept-profile": "auth" } },
    406,
    "PGRST106",
  ],
  [
    "another media type",
    "children",
    { headers: { accept: "image/png" } },
    406,
    "PGRST107",
  ],
  [
    "a single row where there is none",
    "children?id=eq.77",
    { headers: { accept: SINGLE } },
    406,
    "PGRST116",
  ],
  [
    "a single row where there are several",
    "children?id=in.(1,3)",
    { headers: { accept: SINGLE } },
    406,
    "PGRST116",
  ],
  [
    "an embedded table without a foreign key",
    "children?select=id,shapes(id)",
    {},
    400,
    "PGRST200",
  ],
  [
    "a function that does not exist",
    "rpc/nothing",
    {
      body: {},
    },
    404,
    "PGRST202",
  ],
  [
    "an argument that does not exist",
    "rpc/whoami",
    { body: { nothing: 1 } },
    404,
    "PGRST202",
  ],
  [
    "a new row with a column that does not exist",
    "children",
    { body: { nothing: 1 } },
    400,
    "PGRST204",
  ],
  ["a table that does not exist", "nothing", {}, 404, "PGRST205"],
  ["a column that does not exist", "children?select=nothing", {}, 400, "42703"],
  ["a value of another type", "children?id=eq.one", {}, 400, "22P02"],
];

for (const [what, path, request, status, code] of REFUSED) {
  Deno.test(`${what} is refused with ${status} ${code}`, async () => {
    const answer = await rest(stack(), anonymous(stack()), path, request);
    assertEquals(answer.status, status);
    assertObjectMatch({ body: answer.body }, { body: { code } });
    const names = Object.keys(Object(answer.body)).sort();
    assertEquals(names, ["code", "details", "hint", "message"]);
  });
}

Deno.test("a refusal for lack of rights asks anon for a token", async () => {
  const { headers } = await rest(stack(), anonymous(stack()), "secrets");
  assertEquals(headers.get("www-authenticate"), "Bearer");
});
