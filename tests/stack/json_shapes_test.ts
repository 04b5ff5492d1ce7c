import { assertEquals } from "@std/assert";
import { anonymous, rest, rpc } from "./requests.ts";
import { sharedStack } from "./temporary_stack.ts";

const stack = sharedStack();

Deno.test("columns have the shape of PostgreSQL's own to_json", async () => {
  const { body } = await rest(stack(), anonymous(stack()), "shapes");
  assertEquals(body, [{
    id: 1,
    instant: "2026-05-01T18:00:00.5+00:00",
    local: "2026-05-01T18:00:00",
    amount: 1.5,
    bytes: "\\xdeadbeef",
    document: { a: [1, null] },
    tags: ["x", "y z"],
    days: ["2026-05-01", null],
    instants: ["2026-05-01T18:00:00+00:00"],
    names: ["a", "b"],
    period: '["2026-05-01 18:00:00+00","2026-05-01 20:00:00+00")',
    day: "2026-05-01",
    big: 9007199254740991,
    nothing: null,
  }]);
});

Deno.test("every type is written as by PostgreSQL's own to_json", async () => {
  const caller = anonymous(stack());
  const { body: rows } = await rest(stack(), caller, "all_types");
  const { body: written } = await rpc(stack(), caller, "all_types_as_json");
  assertEquals(rows, [written]);
});

Deno.test("a jsonb argument arrives as it was sent", async () => {
  const documents: [unknown, string][] = [
    [{ a: 1 }, "object"],
    [[1], "array"],
    [1, "number"],
    [true, "boolean"],
  ];
  for (const [document, type] of documents) {
    const { body } = await rpc(stack(), anonymous(stack()), "type_of", {
      document,
    });
    assertEquals(body, type);
  }
});

Deno.test("a function sees the request's method, path and headers", async () => {
  const setting = async (name: string) => {
    const { body } = await rest(
      stack(),
      anonymous(stack()),
      "rpc/request_setting",
      { body: { name }, headers: { "x-note": "hello" } },
    );
    return String(body);
  };
  assertEquals(await setting("method"), "POST");
  assertEquals(await setting("path"), "/rpc/request_setting");
  assertEquals(JSON.parse(await setting("headers"))["x-note"], "hello");
});

Deno.test("inserted rows are returned on request", async () => {
  const { status, body } = await rest(
    stack(),
    anonymous(stack()),
    "children?select=id,name",
    {
      body: [{ id: 10, name: "ten" }, { id: 11, name: "eleven" }],
      headers: { prefer: "return=representation" },
    },
  );
  assertEquals({ status, body }, {
    status: 201,
    body: [{ id: 10, name: "ten" }, { id: 11, name: "eleven" }],
  });
});

Deno.test("a row can be requested as a single object", async () => {
  const one = { accept: "application/vnd.pgrst.object+json" };
  const caller = anonymous(stack());
  const found = await rest(stack(), caller, "parents?select=id&id=eq.1", {
    headers: one,
  });
  assertEquals(found.status, 401, "no grant, no row");
  const child = await rest(stack(), caller, "children?select=id&id=eq.1", {
    headers: one,
  });
  assertEquals(child.body, { id: 1 });
  const none = await rest(stack(), caller, "children?select=id&id=eq.77", {
    headers: one,
  });
  assertEquals(none.status, 406);
});
