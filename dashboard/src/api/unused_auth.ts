/**
 * Stands in for the parts of Supabase Auth that the dashboard never uses:
 * passkeys and wallets.
 *
 * @module
 */
class UnusedApi {}

function unused(): never {
  throw new Error("The dashboard signs in with passwords only");
}

export {
  unused as browserSupportsWebAuthn,
  unused as createCredential,
  unused as createSiweMessage,
  unused as deserializeCredentialCreationOptions,
  unused as deserializeCredentialRequestOptions,
  unused as fromHex,
  unused as getAddress,
  unused as getCredential,
  unused as serializeCredentialCreationResponse,
  unused as serializeCredentialRequestResponse,
  unused as toHex,
  unused as webAuthnAbortService,
  UnusedApi as WebAuthnApi,
};
