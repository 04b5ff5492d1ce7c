import { type CryptoKey, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { readEnvironment } from "../../../support/environment.ts";
import { signToken } from "../../../support/user.ts";

const KEY_ID = "local-hs256";

/** What an attacker makes of a token, by what is wrong with it. */
export const badTokens: Record<
  string,
  (userId: string) => Promise<string> | string
> = {
  "expired": (userId) => expired(userId),
  "not yet valid": (userId) => signToken(userId, { nbf: 4_102_444_800 }),
  "with the claims of somebody else": async (userId) => {
    const [header, , signature] = (await signToken("x")).split(".");
    const [, payload] = (await signToken(userId)).split(".");
    return [header, payload, signature].join(".");
  },
  "signed with another secret": (userId) => foreign(userId),
  "signed with a key pair of its own": async (userId) => {
    const { privateKey } = await generateKeyPair("ES256");
    return await sign(userId, "ES256", privateKey);
  },
  "signed with an empty secret": (userId) =>
    sign(userId, "HS256", new Uint8Array(1)),
  "unsigned": (userId) => new UnsecuredJWT(claimsOf(userId)).encode(),
  "unsigned under a known key id": (userId) => {
    const [, payload] = new UnsecuredJWT(claimsOf(userId)).encode().split(
      ".",
    );
    return `${btoa(JSON.stringify({ alg: "none", kid: KEY_ID }))}.${payload}.`;
  },
  "without its signature": async (userId) =>
    (await signToken(userId)).replace(/[^.]*$/, ""),
  "no token": () => "no.real.token",
  "garbage": () => "'; drop table bookings; --",
};

function claimsOf(userId: string) {
  return { sub: userId, role: "authenticated", aud: "authenticated" };
}

function sign(
  userId: string,
  alg: string,
  key: CryptoKey | Uint8Array,
  expiration = "1h",
): Promise<string> {
  return new SignJWT(claimsOf(userId))
    .setProtectedHeader({ alg, kid: KEY_ID })
    .setExpirationTime(expiration)
    .sign(key);
}

/** A token that was valid until a minute ago. */
export function expired(userId: string): Promise<string> {
  const secret = new TextEncoder().encode(readEnvironment().jwtSecret);
  return sign(userId, "HS256", secret, "1 minute ago");
}

function foreign(userId: string): Promise<string> {
  const { jwtSecret } = readEnvironment();
  const secret = new TextEncoder().encode("x".repeat(jwtSecret.length));
  return sign(userId, "HS256", secret);
}
