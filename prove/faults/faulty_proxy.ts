import { LOOPBACK } from "../../stack/ports.ts";
import type { Random } from "../random.ts";
import { pause } from "./fault.ts";
import { MessageReader } from "./http_message.ts";

/** What becomes of a request, and how often in a hundred. */
const FATES = {
  "passed on": 60,
  "delayed": 12,
  "cut before it arrives": 7,
  "cut after it was served": 7,
  "answer cut in half": 4,
  "sent twice": 6,
  "sent again later": 4,
};

/** How long a delay is at most. */
const DELAY_MS = 120;

/**
 * Stands between a function and the API and mistreats the traffic. It listens
 * until it is disposed of.
 */
export class FaultyProxy implements Disposable {
  readonly #listener = Deno.listen({ hostname: LOOPBACK, port: 0 });
  readonly #random: Random;
  readonly #target: number;
  readonly #onFault: () => void;

  /** @param target The port of the API. */
  constructor(target: number, random: Random, onFault: () => void) {
    this.#target = target;
    this.#random = random;
    this.#onFault = onFault;
    void this.#listen();
  }

  get url(): string {
    return `http://${LOOPBACK}:${this.#listener.addr.port}`;
  }

  [Symbol.dispose](): void {
    this.#listener.close();
  }

  async #listen(): Promise<void> {
    for await (const connection of this.#listener) {
      void this.#serve(connection).catch(() => {}).finally(() => {
        closeQuietly(connection);
      });
    }
  }

  /** Every request has a connection to the API of its own. */
  async #serve(client: Deno.Conn): Promise<void> {
    const requests = new MessageReader(client);
    for (;;) {
      const request = await requests.next();
      if (request === null) return;
      const fate = this.#random.weighted(FATES);
      if (fate !== "passed on") this.#onFault();
      if (fate === "cut before it arrives") return;
      if (fate === "delayed") await pause({ random: this.#random }, DELAY_MS);
      if (fate === "sent twice") void this.#forward(request);
      const answer = await this.#forward(request);
      if (fate === "sent again later") void this.#forwardLater(request);
      if (answer === null || fate === "cut after it was served") return;
      const half = fate === "answer cut in half";
      const part = half ? answer.subarray(0, answer.length / 2) : answer;
      await writeAll(client, part);
      if (half) return;
    }
  }

  async #forwardLater(request: Uint8Array): Promise<void> {
    await pause({ random: this.#random }, DELAY_MS);
    await this.#forward(request);
  }

  async #forward(request: Uint8Array): Promise<Uint8Array | null> {
    const api = await Deno.connect({ hostname: LOOPBACK, port: this.#target });
    try {
      await writeAll(api, request);
      return await new MessageReader(api).next();
    } finally {
      closeQuietly(api);
    }
  }
}

async function writeAll(connection: Deno.Conn, bytes: Uint8Array) {
  for (let written = 0; written < bytes.length;) {
    written += await connection.write(bytes.subarray(written));
  }
}

function closeQuietly(connection: Deno.Conn): void {
  try {
    connection.close();
  } catch (error) {
    if (!(error instanceof Deno.errors.BadResource)) throw error;
  }
}
