import { makeContext } from "../parts/make_context.ts";

/** The user whose desk it is. */
export interface SignedIn {
  userId: string;
  /** Whether they still are: what takes time must ask before it goes on. */
  isSignedIn: () => boolean;
}

/** Gives the user to every component of a desk. */
export const [SignedInContext, useSignedIn] = makeContext<SignedIn>(
  "signed-in user",
);
