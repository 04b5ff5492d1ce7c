import { badTokens } from "../../support/bad_tokens.ts";
import { ENDPOINTS } from "../../support/endpoint.ts";
import { readEnvironment } from "../../support/environment.ts";
import type { Proof } from "../proof.ts";
import type { Scene } from "../rounds/scene.ts";

/**
 * Tries to get in with forged, expired, unsigned and misplaced tokens. Each has
 * to be answered with 401, although the body and the booking are right.
 */
export async function attackWithTokens(
  { report }: Proof,
  { host, bookingIds, restaurant }: Scene,
): Promise<void> {
  const { url, publishableKey: apikey, secretKey } = readEnvironment();
  const attacks: Record<string, Record<string, string>> = {
    "a token as apikey": { apikey: host.token },
    "a secret key as bearer": { apikey, authorization: `Bearer ${secretKey}` },
    "nothing": {},
  };
  for (const [name, forge] of Object.entries(badTokens)) {
    const authorization = `Bearer ${await forge(host.userId)}`;
    attacks[name] = { apikey, authorization };
  }
  const body = JSON.stringify({
    bookingId: bookingIds[0],
    tableIds: restaurant.tables.map(({ id }) => id).slice(4),
    partySize: 1,
  });
  for (const [name, credentials] of Object.entries(attacks)) {
    for (const endpoint of ENDPOINTS) {
      const headers = { "content-type": "application/json", ...credentials };
      const request = { method: "POST", headers, body };
      const response = await fetch(`${url}/functions/v1/${endpoint}`, request);
      await response.body?.cancel();
      report.count("operations");
      report.count("credentials refused");
      if (response.status === 401) continue;
      report.violate("I7", `${endpoint} answers ${response.status} to ${name}`);
    }
  }
}
