import { assertEquals, assertObjectMatch } from "@std/assert";
import { anonymous, rest, rpc } from "./requests.ts";
import { sharedStack } from "./temporary_stack.ts";

const stack = sharedStack();

/** SQLSTATE and the status that PostgREST's documentation gives for it. */
const STATUSES: [string, number][] = [
  ["08006", 503],
  ["0A000", 400],
  ["0L000", 403],
  ["0P000", 403],
  ["22023", 400],
  ["22P02", 400],
  ["23502", 400],
  ["23503", 409],
  ["23505", 409],
  ["23514", 400],
  ["23P01", 400],
  ["25006", 405],
  ["25001", 500],
  ["28000", 403],
  ["40001", 500],
  ["40P01", 500],
  ["42501", 401],
  ["42883", 404],
  ["42P01", 404],
  ["42P17", 500],
  ["53300", 503],
  ["53400", 500],
  ["54001", 500],
  ["55P03", 500],
  ["57014", 500],
  ["57P01", 503],
  ["58030", 500],
  ["F0000", 500],
  ["HV000", 500],
  ["P0001", 400],
  ["P0002", 500],
  ["TA101", 400],
  ["XX000", 500],
  ["ZZ999", 400],
];

for (const [code, expected] of STATUSES) {
  Deno.test(`SQLSTATE ${code} is answered with ${expected} and its details`, async () => {
    const { status, body } = await rpc(
      stack(),
      anonymous(stack()),
      "raise_error",
      { code },
    );
    assertEquals({ status, body }, {
      status: expected,
      body: {
        code,
        message: "the message",
        details: "the detail",
        hint: "the hint",
      },
    });
  });
}

for (const expected of [402, 404, 409, 422]) {
  Deno.test(`SQLSTATE PT${expected} chooses the status`, async () => {
    const code = `PT${expected}`;
    const { status, body } = await rpc(
      stack(),
      anonymous(stack()),
      "raise_error",
      { code },
    );
    assertEquals({ status, body }, {
      status: expected,
      body: {
        code,
        message: "the message",
        details: "the detail",
        hint: "the hint",
      },
    });
  });
}

Deno.test("SQLSTATE PGRST chooses status, headers and body", async () => {
  const sent = { code: "123", message: "m", details: "d", hint: "h" };
  const { status, body, headers } = await rpc(
    stack(),
    anonymous(stack()),
    "raise_error",
    {
      code: "PGRST",
      message: JSON.stringify(sent),
      detail: JSON.stringify({ status: 418, headers: { "X-Tea": "green" } }),
    },
  );
  assertEquals({ status, body }, { status: 418, body: sent });
  assertEquals(headers.get("x-tea"), "green");
});

const CHILD = { id: 2, parent: 1, name: "second" };
const VIOLATIONS: [string, Record<string, unknown>, number, string, string][] =
  [
    [
      "not-null",
      { ...CHILD, name: null },
      400,
      "23502",
      "Failing row contains (2, 1, null, null).",
    ],
    [
      "foreign key",
      { ...CHILD, parent: 7 },
      409,
      "23503",
      'Key (parent)=(7) is not present in table "parents".',
    ],
    [
      "unique",
      { ...CHILD, name: "first" },
      409,
      "23505",
      "Key (name)=(first) already exists.",
    ],
    [
      "check",
      { ...CHILD, id: -1 },
      400,
      "23514",
      "Failing row contains (-1, 1, second, null).",
    ],
  ];

for (const [kind, body, status, code, details] of VIOLATIONS) {
  Deno.test(`a ${kind} violation names the row or key`, async () => {
    const answer = await rest(stack(), anonymous(stack()), "children", {
      body,
    });
    assertEquals(answer.status, status);
    assertObjectMatch({ body: answer.body }, { body: { code, details } });
  });
}

Deno.test("a function that reads a missing table answers 404 42P01", async () => {
  const { status, body } = await rpc(
    stack(),
    anonymous(stack()),
    "read_missing_table",
  );
  assertEquals(status, 404);
  assertObjectMatch({ body }, {
    body: {
      code: "42P01",
      message: 'relation "public.no_such_table" does not exist',
    },
  });
});

Deno.test("a function that calls a missing function answers 404 42883", async () => {
  const { status, body } = await rpc(
    stack(),
    anonymous(stack()),
    "call_missing_function",
  );
  assertEquals(status, 404);
  assertObjectMatch({ body }, { body: { code: "42883" } });
});

Deno.test("a GET cannot call a function that writes", async () => {
  const { status, body } = await rest(
    stack(),
    anonymous(stack()),
    "rpc/write_something",
  );
  assertEquals(status, 405);
  assertObjectMatch({ body }, { body: { code: "25006" } });
});

Deno.test("an error at commit is answered like any other", async () => {
  const { status, body } = await rpc(
    stack(),
    anonymous(stack()),
    "orphan_at_commit",
  );
  assertEquals(status, 409);
  assertObjectMatch({ body }, { body: { code: "23503" } });
});
