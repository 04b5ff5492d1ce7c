import type { Answer, EndpointName } from "../../../support/endpoint.ts";
import { readEnvironment } from "../../../support/environment.ts";

/** The edge functions. */
export const ENDPOINTS: readonly EndpointName[] = [
  "assign-tables",
  "unassign-tables",
  "update-booking",
];

/** Sends any request at all to an edge function; no body is read as null. */
export async function send<Body>(
  name: EndpointName,
  init: RequestInit,
): Promise<Answer<Body>> {
  const url = `${readEnvironment().url}/functions/v1/${name}`;
  const { status, headers, ...response } = await read(await fetch(url, init));
  return { status, headers, body: response.text && JSON.parse(response.text) };
}

async function read(response: Response) {
  const { status, headers } = response;
  return { status, headers, text: await response.text() || null };
}
