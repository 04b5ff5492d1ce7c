import { StackError } from "./stack_error.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Ctrl-C in a program that has a stack of its own, for as long as this is not
 * disposed of. The stack's processes ignore Ctrl-C, so the program has to stop
 * them:
 *
 * ```ts
 * using interruption = new Interruption();
 * await using stack = await startStack({ dir });
 * await interruption.orResult(use(stack));
 * ```
 */
export class Interruption implements Disposable {
  readonly #requested = Promise.withResolvers<never>();
  readonly #onSignal = () => {
    addEventListener("unhandledrejection", ignoreRejection);
    this.#requested.reject(new StackError("Interrupted"));
  };

  constructor() {
    // It may come before "orResult" is called.
    this.#requested.promise.catch(() => {});
    for (const signal of SIGNALS) {
      Deno.addSignalListener(signal, this.#onSignal);
    }
  }

  /**
   * Waits for some work, but no longer than until Ctrl-C. The work then goes on
   * unobserved while its stack is stopped.
   *
   * @throws {StackError} On Ctrl-C, also if that came before.
   */
  orResult<Result>(work: Promise<Result>): Promise<Result> {
    return Promise.race([this.#requested.promise, work]);
  }

  [Symbol.dispose](): void {
    for (const signal of SIGNALS) {
      Deno.removeSignalListener(signal, this.#onSignal);
    }
  }
}

/** Unobserved work fails when its stack is gone. */
function ignoreRejection(event: PromiseRejectionEvent): void {
  event.preventDefault();
}
