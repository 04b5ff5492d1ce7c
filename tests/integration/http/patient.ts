import {
  type Answer,
  type EndpointName,
  post,
} from "../../../support/endpoint.ts";

/**
 * Sends a request, and again while the answer is 503: of many calls at once only
 * a few wait for locks, and the others are asked to come back.
 */
export async function postPatiently<Body>(
  ...request: [
    name: EndpointName,
    body: unknown,
    options?: Parameters<typeof post>[2],
  ]
): Promise<Answer<Body>> {
  for (;;) {
    const answer = await post<Body>(...request);
    if (answer.status !== 503) return answer;
  }
}
