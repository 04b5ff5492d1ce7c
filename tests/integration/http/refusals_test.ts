import { assertEquals } from "@std/assert";
import {
  type Answer,
  type ErrorBody,
  post,
} from "../../../support/endpoint.ts";
import { assertError } from "../../../support/http_answer.ts";
import type { Suggestion } from "../../../support/suggestion.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import { errorCatalogue } from "../../../supabase/functions/_shared/error_catalogue.ts";
import { booked } from "./booked.ts";
import { refusals } from "./refusals.ts";

for (const { arrange, ...expected } of refusals) {
  const { reason, status } = expected;
  booked.test(`${reason} is answered with ${status}, and nothing is changed`, async (scene) => {
    const { sql } = scene;
    const { endpoint, body, options, details, alternatives } = await arrange(
      scene,
    );
    const answer = await withoutTrace(
      sql,
      scene.restaurant,
      () => post<ErrorBody>(endpoint, body, options),
    );
    assertEquals(offersOf(answer), alternatives);
    assertError(withoutOffers(withoutTime(answer, expected.message)), {
      ...expected,
      details,
    });
    assertEquals(answer.headers.has("retry-after"), false);
  });
}

/** The answer with HH:MM for a time at the end of its message, if expected. */
function withoutTime(
  answer: Answer<ErrorBody>,
  expected: string,
): Answer<ErrorBody> {
  if (!expected.endsWith("HH:MM")) return answer;
  const message = answer.body.message.replace(/\d\d:\d\d$/, "HH:MM");
  return { ...answer, body: { ...answer.body, message } };
}

/** The labels of the alternatives, if the answer has any list of them. */
function offersOf({ body }: Answer<ErrorBody>) {
  const offers = body.details?.alternatives as Suggestion[] | undefined;
  return offers?.map(({ labels }) => labels);
}

function withoutOffers(answer: Answer<ErrorBody>): Answer<ErrorBody> {
  if (answer.body.details === null) return answer;
  const { alternatives: _, ...details } = answer.body.details;
  return { ...answer, body: { ...answer.body, details } };
}

/** These come from writing the set-up over the REST interface. */
const OF_THE_SET_UP = [
  "STILL_IN_USE",
  "ALREADY_EXISTS",
  "LAST_OWNER",
  "USER_NOT_FOUND",
  "ADDRESS_NOT_CONFIRMED",
];

Deno.test("every reason that a caller of the endpoints can provoke has a case", () => {
  const needsFault = [
    "CAPACITY_RULES_UNREADABLE",
    "UNAVAILABLE",
    "DATABASE_ERROR",
  ];
  assertEquals(
    refusals.map(({ reason }) => reason),
    Object.keys(errorCatalogue).filter((reason) =>
      ![...needsFault, ...OF_THE_SET_UP].includes(reason)
    ),
  );
});
