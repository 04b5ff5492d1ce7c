import { type CryptoKey, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { readEnvironment } from "./environment.ts";
import { KEY_ID, signToken } from "./user.ts";

/** Tokens that an attacker may send, by what is wrong with them. */
export const badTokens: Record<
  string,
  (userId: string) => Promise<string> | string
> = {
  "an expired token": (userId) => expired(userId),
  "a token that is not valid yet": (userId) =>
    signToken(userId, { nbf: 4_102_444_800 }),
  "a token with the claims of another user": async (userId) => {
    const [header, , signature] = (await signToken("x")).split(".");
    const [, payload] = (await signToken(userId)).split(".");
    return [header, payload, signature].join(".");
  },
  "a token signed with another secret": (userId) => foreign(userId),
  "a token signed with an unknown key pair": async (userId) => {
    const { privateKey } = await generateKeyPair("ES256");
    return await sign(userId, "ES256", privateKey);
  },
  "a token signed with an empty secret": (userId) =>
    sign(userId, "HS256", new Uint8Array(1)),
  "an unsigned token": (userId) => new UnsecuredJWT(claimsOf(userId)).encode(),
  "an unsigned token with a known key id": (userId) => {
    const [, payload] = new UnsecuredJWT(claimsOf(userId)).encode().split(
      ".",
    );
    return `${btoa(JSON.stringify({ alg: "none", kid: KEY_ID }))}.${payload}.`;
  },
  "a token without its signature": async (userId) =>
    (await signToken(userId)).replace(/[^.]*$/, ""),
  "a text that is no token": () => "no.real.token",
  "an SQL injection": () => "'; drop table bookings; --",
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
