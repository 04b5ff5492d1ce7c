import { assertEquals } from "@std/assert";
import {
  errorCatalogue,
  type Reason,
} from "../../supabase/functions/_shared/error_catalogue.ts";
import { translateSupabaseError } from "../../supabase/functions/_shared/translate_supabase_error.ts";

const reasons = Object.keys(errorCatalogue) as Reason[];

/** A raw text of the database that no caller may see. */
const RAW = "relation public.guests of Ada Lovelace";

function translate(code: string | null | undefined, status = 400) {
  return translateSupabaseError(
    { code: code ?? null, message: RAW, details: RAW, hint: RAW },
    status,
  );
}

for (const reason of reasons) {
  const { sqlstates, code, status } = errorCatalogue[reason];
  for (const pattern of sqlstates) {
    const sqlstate = pattern.replace("*", "3").padEnd(5, "0");

    Deno.test(`SQLSTATE ${sqlstate} becomes ${reason}, ${status}`, () => {
      const error = translate(sqlstate);
      assertEquals(error.reason, reason);
      assertEquals(error.code, code);
      assertEquals(error.status, status);
      assertEquals(error.cause, { sqlstate, message: RAW });
    });
  }
}

for (
  const sqlstate of [
    "42P01",
    "42501",
    "42883",
    "22P02",
    "22P05",
    "23505",
    "23514",
    "25001",
    "P0001",
    "XX000",
    "TA999",
    "TA",
    "PGRST203",
    "PGRST106",
    "constructor",
  ]
) {
  Deno.test(`the unlisted SQLSTATE ${sqlstate} becomes DATABASE_ERROR`, () => {
    const error = translate(sqlstate);
    assertEquals(error.reason, "DATABASE_ERROR");
    assertEquals(error.status, 500);
  });
}

for (
  const sqlstate of [
    "25006",
    "08000",
    "08003",
    "08006",
    "53000",
    "53200",
    "53300",
    "53400",
    "57P01",
    "57P02",
    "57P03",
    "PGRST000",
    "PGRST001",
    "PGRST002",
    "PGRST003",
    "PGRST202",
    "PGRST301",
    "PGRST302",
    "PGRST303",
  ]
) {
  Deno.test(`${sqlstate} becomes UNAVAILABLE`, () => {
    assertEquals(translate(sqlstate).reason, "UNAVAILABLE");
  });
}

for (const status of [0, 429, 502, 503, 504, 521]) {
  Deno.test(`an answer without a code and with status ${status} is UNAVAILABLE`, () => {
    for (const code of ["", null, undefined]) {
      assertEquals(translate(code, status).reason, "UNAVAILABLE");
    }
  });
}

for (const status of [200, 401, 404, 428, 500, 501]) {
  Deno.test(`an answer without a code and with status ${status} is DATABASE_ERROR`, () => {
    assertEquals(translate("", status).reason, "DATABASE_ERROR");
  });
}

Deno.test("an unavailable database says whether the change may have been made", () => {
  for (
    const [code, known] of [
      ["40001", true],
      ["25006", true],
      ["PGRST000", true],
      ["PGRST202", true],
      ["PGRST303", true],
      ["", false],
      ["08006", false],
      ["PGRST001", false],
    ]
  ) {
    const { message } = translate(String(code), 0);
    assertEquals(message.includes("nothing was changed"), known);
    assertEquals(message.includes("may have been made"), !known);
  }
});

Deno.test("only errors of class TA pass texts of the database on to a caller", () => {
  const foreign = reasons.flatMap((reason) => errorCatalogue[reason].sqlstates)
    .filter((sqlstate) => !sqlstate.startsWith("TA"));
  for (const sqlstate of [...foreign, "42P01", "TA999", ""]) {
    const { message, hint, details } = translate(sqlstate.replace("*", "000"));
    assertEquals(
      JSON.stringify({ message, hint, details }).includes(RAW),
      false,
    );
    assertEquals(details, null);
    assertEquals(typeof hint, "string");
  }
});

Deno.test("a refusal of class TA keeps its message, hint and details", () => {
  const error = translateSupabaseError({
    code: "TA101",
    message: "Table T1 is taken",
    details: '{"tableId":"1","blocking":{"bookingId":"2"}}',
    hint: "Choose another table",
  }, 400);
  assertEquals(error.message, "Table T1 is taken");
  assertEquals(error.hint, "Choose another table");
  assertEquals(error.details, { tableId: "1", blocking: { bookingId: "2" } });
});

for (const details of [null, undefined, "", "no JSON", "[1]", "null", '"x"']) {
  Deno.test(`details ${JSON.stringify(details)} are passed on as null`, () => {
    const failure = { code: "TA101", message: "m", hint: "" };
    const error = translateSupabaseError(
      details === undefined ? failure : { ...failure, details },
      400,
    );
    assertEquals(error.details, null);
    assertEquals(error.hint, null);
  });
}
