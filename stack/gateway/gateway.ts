import type {
  FromGateway,
  GatewayOptions,
  ToGateway,
} from "./gateway_messages.ts";
import { StackError } from "../stack_error.ts";

/** The thread that answers all HTTP requests. */
export class Gateway implements Disposable {
  /** Called when a function is requested that does not run. */
  onFunctionWanted: (name: string) => void = () => {};

  /** Resolves when the gateway has failed for good. */
  readonly failure: Promise<StackError>;

  readonly #worker: Worker;

  /** Starts loading the gateway's code, which takes a while. */
  constructor() {
    const url = new URL("./gateway_worker.ts", import.meta.url);
    this.#worker = new Worker(url, { type: "module", name: "gateway" });
    this.failure = new Promise((resolve) => {
      this.#worker.onerror = (event) => {
        event.preventDefault();
        resolve(new StackError(`The gateway has failed: ${event.message}`));
      };
    });
  }

  /**
   * Resolves once the gateway accepts requests.
   *
   * @throws {StackError} If the port is taken or the gateway fails to start.
   */
  async listen(options: GatewayOptions): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#worker.onmessage = ({ data }: MessageEvent<FromGateway>) => {
      if (data.type === "listening") resolve();
      else if (data.type === "failed") reject(new StackError(data.message));
      else this.onFunctionWanted(data.name);
    };
    void this.failure.then(reject);
    this.#send({ type: "start", options });
    await promise;
  }

  /** Sets the port of a function; null while it does not run. */
  setFunctionPort(name: string, port: number | null): void {
    this.#send({ type: "function", name, port });
  }

  [Symbol.dispose](): void {
    this.#worker.terminate();
  }

  #send(message: ToGateway): void {
    this.#worker.postMessage(message);
  }
}
