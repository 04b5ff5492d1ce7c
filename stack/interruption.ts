import { StackError } from "./stack_error.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * The user's wish to end a program that has a stack of its own, from the
 * making of this until its disposal. The stack's processes are not told by
 * Ctrl-C, so somebody has to stop them:
 *
 * ```ts
 * using interruption = new Interruption();
 * await using stack = await startStack({ dir });
 * await interruption.orResult(use(stack));
 * ```
 */
export class Interruption implements Disposable {
  readonly #made = Promise.withResolvers<never>();
  readonly #onSignal = () => {
    addEventListener("unhandledrejection", forgive);
    this.#made.reject(new StackError("Interrupted"));
  };

  constructor() {
    // It may come while nobody waits for it yet.
    this.#made.promise.catch(() => {});
    for (const signal of SIGNALS) {
      Deno.addSignalListener(signal, this.#onSignal);
    }
  }

  /**
   * Waits for some work. What is interrupted is left to itself, so that its
   * stack can be stopped.
   *
   * @throws {StackError} If the user wants it to end, or did so before.
   */
  orResult<Result>(work: Promise<Result>): Promise<Result> {
    return Promise.race([this.#made.promise, work]);
  }

  [Symbol.dispose](): void {
    for (const signal of SIGNALS) {
      Deno.removeSignalListener(signal, this.#onSignal);
    }
  }
}

/** Work that was left to itself fails once its stack is gone. */
function forgive(event: PromiseRejectionEvent): void {
  event.preventDefault();
}
