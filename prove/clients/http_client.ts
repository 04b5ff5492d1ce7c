import { operationOf, type Request } from "../../model/operations.ts";
import { isReason } from "../../support/reasons.ts";
import type { Reply } from "../search/history.ts";
import type { Account, Client } from "./client.ts";
import { flawOf } from "./error_body.ts";

/** Longer than any request may take. */
const HANG_MS = 20_000;

/** How one HTTP client differs from another. */
export interface HttpClientOptions {
  readonly name: string;
  /** The address of an edge function. */
  readonly urlOf: (endpoint: string) => string;
  readonly publishableKey: string;
  readonly secretKey: string;
  /** Whether it acts for the host of the restaurant, not with the secret key. */
  readonly isUser: boolean;
  /** Whether parts of the stack fail on purpose. */
  readonly mayBeLost: boolean;
  /** Makes the signal at which the client gives up, if it does. */
  readonly giveUp?: () => AbortSignal | undefined;
}

/**
 * A client of the edge functions, with the secret key or with a host's token.
 * Every response has to be a documented one.
 */
export class HttpClient implements Client {
  readonly name: string;
  /** A function retries what it loses. */
  readonly mayRepeat: boolean;
  readonly #options: HttpClientOptions;

  constructor(options: HttpClientOptions) {
    this.name = options.name;
    this.mayRepeat = options.mayBeLost;
    this.#options = options;
  }

  actorFor({ userId }: Account): string | null {
    return this.#options.isUser ? userId : null;
  }

  async send(host: Account, request: Request): Promise<Reply> {
    const { mayBeLost, giveUp, urlOf } = this.#options;
    const hang = AbortSignal.timeout(HANG_MS);
    const signals = [hang, giveUp?.()].filter((signal) => signal !== undefined);
    try {
      const response = await fetch(urlOf(operationOf(request).endpoint), {
        method: "POST",
        headers: this.#headersFor(host, request),
        body: JSON.stringify(request.body),
        signal: AbortSignal.any(signals),
      });
      return this.#replyOf(response, await response.json());
    } catch (error) {
      if (hang.aborted) return { outcome: "unknown", flaw: "It never came" };
      if (mayBeLost) return { outcome: "unknown" };
      return { outcome: "unknown", flaw: `It was cut off: ${error}` };
    }
  }

  #headersFor({ token }: Account, { key }: Request): Record<string, string> {
    const { isUser, publishableKey, secretKey } = this.#options;
    return {
      "content-type": "application/json",
      ...(isUser
        ? { apikey: publishableKey, authorization: `Bearer ${token}` }
        : { apikey: secretKey }),
      ...(key !== null && { "idempotency-key": key }),
    };
  }

  /** What a response says about the request. */
  #replyOf(
    { status, headers }: Response,
    body: Record<string, unknown>,
  ): Reply {
    if (status === 200) {
      const replayed = headers.get("idempotency-replayed") === "true";
      return { outcome: "done", replayed, body };
    }
    const isNotRunning = this.#options.mayBeLost && body.code === "BOOT_ERROR";
    if (isNotRunning) return { outcome: "unknown" };
    const { reason, message } = body;
    const flaw = flawOf(status, body) ??
      (reason === "DATABASE_ERROR" ? "No request may end like this" : null);
    if (flaw !== null || !isReason(reason)) {
      const text = `${flaw}: ${status} ${JSON.stringify(body)}`;
      return { outcome: "unknown", flaw: text };
    }
    // Its message is the only part that says whether anything was changed.
    if (reason === "UNAVAILABLE") {
      const isOpen = String(message).includes("may have been made");
      return { outcome: isOpen ? "unknown" : "undone" };
    }
    const details = body.details as Record<string, unknown> | null;
    return { outcome: "refused", reason, details };
  }
}
