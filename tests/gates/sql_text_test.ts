import { assertEquals } from "@std/assert";
import {
  inHouseStyle,
  onOneLine,
  splitStatements,
} from "../../gates/sql_text.ts";

Deno.test("a script is split at the semicolons that end statements", () => {
  assertEquals(
    splitStatements(`
      -- First; and last.
      select ';''', E'\\';', $$;$$, $body$;$$;$body$, ";";
      select 2;
    `),
    [
      `-- First; and last.
      select ';''', E'\\';', $$;$$, $body$;$$;$body$, ";"`,
      "select 2",
    ],
  );
});

Deno.test("generated SQL becomes lower case, and names lose needless quotes", () => {
  assertEquals(
    inHouseStyle(
      `ALTER TABLE "public"."zones" ADD "Name" TEXT DEFAULT 'X "y"'; -- KEEP "x"\nSELECT "order", "no_way", "a b", $$KEEP "x"$$`,
      new Set(["order"]),
    ),
    `alter table public.zones add "Name" text default 'X "y"'; -- KEEP "x"\nselect "order", no_way, "a b", $$KEEP "x"$$`,
  );
});

Deno.test("a statement on one line has no comments", () => {
  assertEquals(
    onOneLine("-- why\ncreate index a\n  on b (c); -- because"),
    "create index a on b (c);",
  );
});
