import { badTokens } from "../../support/bad_tokens.ts";
import { ENDPOINTS, send } from "../../support/endpoint.ts";
import { readEnvironment } from "../../support/environment.ts";
import type { Scene } from "../history/scene.ts";
import type { Proof } from "../proof.ts";

/** Tries to get in with forged, expired, unsigned and misplaced tokens. */
export async function attackWithTokens(
  { report }: Proof,
  { userId, token, bookingIds, floor }: Scene,
): Promise<void> {
  const { publishableKey: apikey, secretKey } = readEnvironment();
  const attacks: Record<string, Record<string, string>> = {
    "a token as apikey": { apikey: token },
    "a secret key as bearer": { apikey, authorization: `Bearer ${secretKey}` },
    "nothing": {},
  };
  for (const [name, forge] of Object.entries(badTokens)) {
    const authorization = `Bearer ${await forge(userId)}`;
    attacks[name] = { apikey, authorization };
  }
  const body = JSON.stringify({
    bookingId: bookingIds[0],
    tableIds: floor.tables.slice(4),
    partySize: 1,
  });
  for (const [name, credentials] of Object.entries(attacks)) {
    for (const endpoint of ENDPOINTS) {
      const headers = { "content-type": "application/json", ...credentials };
      const { status } = await send(endpoint, {
        method: "POST",
        headers,
        body,
      });
      report.count("operations");
      report.count("credentials refused");
      if (status === 401) continue;
      report.violate("I7", `${endpoint} answers ${status} to ${name}`);
    }
  }
}
