import { LOOPBACK } from "../ports.ts";

/** Forwards requests to the processes that serve the edge functions. */
export class FunctionProxy {
  readonly #ports = new Map<string, number | null>();
  readonly #onWanted: (name: string) => void;

  /**
   * @param names All functions. None is served yet.
   * @param onWanted Called when one is requested that does not run.
   */
  constructor(names: string[], onWanted: (name: string) => void) {
    for (const name of names) this.#ports.set(name, null);
    this.#onWanted = onWanted;
  }

  /** Sets where a function listens; null while it does not run. */
  setPort(name: string, port: number | null): void {
    this.#ports.set(name, port);
  }

  /** Handles a request to `/functions/v1/<name>`, as the platform does. */
  async handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const name = url.pathname.split("/")[3] ?? "";
    const port = this.#ports.get(name);
    if (port === undefined) return failure(404, "NOT_FOUND", NOT_FOUND);
    if (port === null) return this.#unavailable(name);
    url.protocol = "http:";
    url.host = `${LOOPBACK}:${port}`;
    url.pathname = url.pathname.slice("/functions/v1".length);
    try {
      return await forward(request, url);
    } catch {
      const isClientGone = request.signal.aborted;
      if (isClientGone) return new Response(null, { status: 499 });
      return this.#unavailable(name);
    }
  }

  #unavailable(name: string): Response {
    this.#onWanted(name);
    return failure(503, "BOOT_ERROR", NOT_RUNNING);
  }
}

const NOT_FOUND = "Requested function was not found";
const NOT_RUNNING = "Function failed to start (please check logs)";

/** Sends the client's request on; when that is aborted, so is this one. */
async function forward(request: Request, url: URL): Promise<Response> {
  const headers = new Headers(request.headers);
  // The gateway already compresses for the client.
  headers.set("accept-encoding", "identity");
  return await fetch(new Request(new Request(url, request), { headers }), {
    redirect: "manual",
  });
}

function failure(status: number, code: string, message: string): Response {
  const headers = new Headers({ "access-control-allow-origin": "*" });
  if (status === 503) headers.set("retry-after", "1");
  return Response.json({ code, message }, { status, headers });
}
