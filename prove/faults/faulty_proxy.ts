import fc from "fast-check";
import type { Buffer } from "node:buffer";
import {
  createServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from "node:http";
import { buffer } from "node:stream/consumers";
import { LOOPBACK } from "../../stack/ports.ts";
import type { Random } from "../../support/random.ts";
import { pause } from "./fault.ts";

/** What happens to a request; the weights add up to a hundred. */
const FATES = fc.oneof(
  { weight: 60, arbitrary: fc.constant("passed on") },
  { weight: 12, arbitrary: fc.constant("delayed") },
  { weight: 7, arbitrary: fc.constant("cut before it arrives") },
  { weight: 7, arbitrary: fc.constant("cut after it was served") },
  { weight: 4, arbitrary: fc.constant("answer cut in half") },
  { weight: 6, arbitrary: fc.constant("sent twice") },
  { weight: 4, arbitrary: fc.constant("sent again later") },
);

/** How long a delay is at most. */
const DELAY_MS = 120;

/** A server that stands between a function and the API. */
export interface FaultyProxy extends AsyncDisposable {
  readonly url: string;
}

/**
 * Starts a proxy that mistreats the traffic.
 *
 * @param target The port of the API.
 * @param onFault Called for every request that is not simply passed on.
 */
export async function startFaultyProxy(
  target: number,
  random: Random,
  onFault: () => void,
): Promise<FaultyProxy> {
  const server = createServer((incoming, outgoing) => {
    // What cannot be passed on ends as if the network had cut it.
    mistreat(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, LOOPBACK, resolve);
  await promise;
  const { port } = server.address() as { port: number };
  return {
    url: `http://${LOOPBACK}:${port}`,
    async [Symbol.asyncDispose]() {
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      server.closeAllConnections();
      await promise;
    },
  };

  async function mistreat(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): Promise<void> {
    const body = await buffer(incoming);
    const fate = random.generate(FATES);
    const cut = () => void incoming.socket.destroy();
    const send = () => forward(target, incoming, body);
    if (fate !== "passed on") onFault();
    if (fate === "cut before it arrives") return cut();
    if (fate === "delayed") await pause({ random }, DELAY_MS);
    if (fate === "sent twice") void send().catch(() => {});
    const { answer, content } = await send();
    if (fate === "sent again later") {
      void pause({ random }, DELAY_MS).then(send).catch(() => {});
    }
    if (fate === "cut after it was served") return cut();
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    if (fate === "answer cut in half") {
      outgoing.write(content.subarray(0, content.length / 2), cut);
    } else outgoing.end(content);
  }
}

/** Sends a request to the API, over a new connection. */
function forward(
  port: number,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<{ answer: IncomingMessage; content: Buffer }> {
  const { promise, resolve, reject } = Promise.withResolvers<
    { answer: IncomingMessage; content: Buffer }
  >();
  const sent = request(
    { host: LOOPBACK, port, method, path: url, headers, agent: false },
    (answer) => {
      buffer(answer).then((content) => resolve({ answer, content }), reject);
    },
  );
  sent.on("error", reject);
  sent.end(body);
  return promise;
}
