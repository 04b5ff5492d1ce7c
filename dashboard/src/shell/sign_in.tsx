import { AuthRetryableFetchError } from "@supabase/supabase-js";
import { type FormEvent, useState } from "react";
import { useClient } from "../api/client.ts";
import type { Config } from "../api/config.ts";
import { Field } from "../parts/field.tsx";

/**
 * The form that staff sign in with.
 *
 * @param demo An account that a button of its own signs in; undefined for none.
 */
export function SignIn({ demo }: { demo: Config["demo"] }) {
  const client = useClient();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  const signIn = async (account: { email: string; password: string }) => {
    setIsBusy(true);
    const { error } = await client.auth.signInWithPassword(account);
    setIsBusy(false);
    if (error) {
      setError(
        error instanceof AuthRetryableFetchError
          ? "The server does not answer. Check the connection and try again"
          : "Email and password do not match. Correct them and try again",
      );
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!email) return setError("Enter your email address");
    void signIn({ email, password });
  };

  return (
    <main className="sign-in">
      <form noValidate onSubmit={submit}>
        <h1>Table Allocator</h1>
        <p>Sign in to seat tonight’s bookings.</p>
        <Field
          label="Email"
          type="email"
          value={email}
          autoComplete="username"
          onChange={setEmail}
        />
        <Field
          label="Password"
          type="password"
          value={password}
          error={error}
          autoComplete="current-password"
          onChange={setPassword}
        />
        <button
          type="submit"
          className="button is-primary"
          aria-disabled={isBusy}
        >
          {isBusy ? "Signing in…" : "Sign in"}
        </button>
        {demo && (
          <button
            type="button"
            className="button"
            aria-disabled={isBusy}
            onClick={() => signIn(demo)}
          >
            Use the demo account ({demo.email})
          </button>
        )}
      </form>
    </main>
  );
}
