import { assertEquals } from "@std/assert";
import {
  type Answer,
  type EndpointName,
  type ErrorBody,
  post,
} from "../../support/endpoint.ts";
import { assertError } from "../../support/http_answer.ts";
import { assertDescribed } from "../../support/openapi.ts";
import { untilTrue } from "../../support/waiting.ts";

const COMMON = {
  status: 503,
  code: "ASSIGNMENT_REPOSITORY_ERROR",
  reason: "UNAVAILABLE",
  details: null,
};

/** The answer when it is certain that nothing was changed. */
export const UNCHANGED = {
  ...COMMON,
  message: "The database cannot answer now, nothing was changed",
  hint: "Send the request again after the seconds in Retry-After",
};

/** The answer when it is unknown whether the change was made. */
export const UNKNOWN = {
  ...COMMON,
  message: "The database gave no answer, the change may have been made",
  hint: "Send the request again with the same Idempotency-Key; " +
    "without a key, read the booking first",
};

/**
 * Expects the answer to ask for another try.
 *
 * @param expected The exact answer; either of the two by default.
 */
export function assertUnavailable(
  endpoint: EndpointName,
  answer: Answer<ErrorBody>,
  expected?: typeof UNCHANGED,
): void {
  const { message } = answer.body;
  const closest = message === UNKNOWN.message ? UNKNOWN : UNCHANGED;
  assertError(answer, expected ?? closest);
  assertEquals(answer.headers.get("retry-after"), "1");
  assertDescribed(endpoint, answer);
}

/**
 * Sends a request again and again until it succeeds, as a caller would. Every
 * failure before that must ask for another try.
 */
export async function untilServed<Body>(
  endpoint: EndpointName,
  body: unknown,
  options: Parameters<typeof post>[2] = {},
): Promise<Answer<Body>> {
  let served: Answer<Body> | undefined;
  await untilTrue(async () => {
    const answer = await post<Body & ErrorBody>(endpoint, body, options);
    if (answer.status === 200) served = answer;
    else assertUnavailable(endpoint, answer);
    return served !== undefined;
  }, `${endpoint} never recovered`);
  if (served === undefined) throw new Error(`${endpoint} never recovered`);
  return served;
}
