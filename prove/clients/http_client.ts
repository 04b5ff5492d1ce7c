import type { EndpointName } from "../../support/endpoint.ts";
import type { Answer, Request } from "../history/operation.ts";
import type { Scene } from "../history/scene.ts";
import type { Client, Complain } from "./client.ts";
import { flawOf } from "./error_body.ts";
import { isReason } from "./reasons.ts";

/** Longer than any request may take. */
const HANG_MS = 20_000;

const ENDPOINTS = {
  assign: "assign-tables",
  release: "unassign-tables",
  edit: "update-booking",
} as const satisfies Record<Request["kind"], EndpointName>;

/** What tells one HTTP client from another. */
export interface HttpClientOptions {
  readonly name: string;
  /** The address of an edge function. */
  readonly urlOf: (endpoint: EndpointName) => string;
  readonly publishableKey: string;
  readonly secretKey: string;
  /** Whether it acts for the host of the restaurant, not with the secret key. */
  readonly isUser: boolean;
  readonly complain: Complain;
  /** Whether parts of the stack fail on purpose. */
  readonly mayBeLost: boolean;
  /** Makes the signal that the client gives up at, if it does. */
  readonly giveUp?: () => AbortSignal | undefined;
}

/** A client of the edge functions. */
export class HttpClient implements Client {
  readonly name: string;
  readonly #options: HttpClientOptions;

  constructor(options: HttpClientOptions) {
    this.name = options.name;
    this.#options = options;
  }

  actorIn({ userId }: Scene): string | null {
    return this.#options.isUser ? userId : null;
  }

  async send(scene: Scene, request: Request): Promise<Answer> {
    const { complain, mayBeLost, giveUp } = this.#options;
    const hang = AbortSignal.timeout(HANG_MS);
    const chosen = giveUp?.();
    try {
      const response = await fetch(
        this.#options.urlOf(ENDPOINTS[request.kind]),
        {
          method: "POST",
          headers: this.#headersFor(scene, request),
          body: JSON.stringify(bodyOf(request)),
          signal: chosen === undefined ? hang : AbortSignal.any([hang, chosen]),
        },
      );
      return this.#read(
        response.status,
        response.headers,
        await response.json(),
      );
    } catch (error) {
      if (hang.aborted) {
        complain("I7", `No answer to ${JSON.stringify(request)}`);
      } else if (!mayBeLost) {
        complain("I7", `${this.name} was cut off: ${error}`);
      }
      return { outcome: "unknown" };
    }
  }

  #headersFor({ token }: Scene, { key }: Request): Record<string, string> {
    const { isUser, publishableKey, secretKey } = this.#options;
    return {
      "content-type": "application/json",
      ...(isUser
        ? { apikey: publishableKey, authorization: `Bearer ${token}` }
        : { apikey: secretKey }),
      ...(key !== undefined && { "idempotency-key": key }),
    };
  }

  #read(
    status: number,
    headers: Headers,
    body: Record<string, unknown>,
  ): Answer {
    if (status === 200) {
      const replayed = headers.get("idempotency-replayed") === "true";
      return { outcome: "done", replayed, body };
    }
    const { complain, mayBeLost } = this.#options;
    const isNotRunning = mayBeLost && body.code === "BOOT_ERROR";
    if (isNotRunning) return { outcome: "unknown" };
    const { reason, message } = body;
    const flaw = flawOf(status, body) ??
      (reason === "DATABASE_ERROR" ? "Nothing may end like this" : null);
    if (flaw !== null || !isReason(reason)) {
      complain("I7", `${flaw}: ${status} ${JSON.stringify(body)}`);
      return { outcome: "unknown" };
    }
    if (reason === "UNAVAILABLE") {
      const isOpen = String(message).includes("may have been made");
      return { outcome: isOpen ? "unknown" : "undone" };
    }
    const details = body.details as Record<string, unknown> | null;
    return { outcome: "refused", reason, details };
  }
}

function bodyOf(request: Request): Record<string, unknown> {
  const bookingId = request.booking;
  if (request.kind === "edit") return { bookingId, ...request.changes };
  const { tables } = request;
  return { bookingId, ...(tables && { tableIds: tables }) };
}
