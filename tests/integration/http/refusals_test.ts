import { assertEquals } from "@std/assert";
import { errorCatalogue } from "../../../supabase/functions/_shared/error_catalogue.ts";
import { connect } from "../../../support/database.ts";
import { type ErrorBody, post } from "../../../support/endpoint.ts";
import { assertError } from "../../../support/http_answer.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import { createScene, refusals } from "./refusals.ts";

for (const { arrange, ...expected } of refusals) {
  const { reason, status } = expected;
  Deno.test(`${reason} is answered with ${status}, and nothing is changed`, async () => {
    await using sql = connect();
    const scene = await createScene(sql);
    const { endpoint, body, options, details } = await arrange(scene);
    const answer = await withoutTrace(
      sql,
      scene.restaurant,
      () => post<ErrorBody>(endpoint, body, options),
    );
    assertError(answer, { ...expected, details });
    assertEquals(answer.headers.has("retry-after"), false);
  });
}

Deno.test("Every reason that a caller can provoke is provoked here", () => {
  const needsFault = [
    "CAPACITY_RULES_UNREADABLE",
    "UNAVAILABLE",
    "DATABASE_ERROR",
  ];
  assertEquals(
    refusals.map(({ reason }) => reason),
    Object.keys(errorCatalogue).filter((reason) =>
      !needsFault.includes(reason)
    ),
  );
});
