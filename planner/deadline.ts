/** When planning has to end: after a time, or when a signal is aborted. */
export class Deadline {
  readonly #end: number;
  readonly #signal: AbortSignal | undefined;

  constructor(limitMs: number, signal?: AbortSignal) {
    this.#end = performance.now() + limitMs;
    this.#signal = signal;
  }

  get secondsLeft(): number {
    if (this.#signal?.aborted) return 0;
    return Math.max(0, (this.#end - performance.now()) / 1000);
  }

  get isOver(): boolean {
    return this.secondsLeft === 0;
  }

  /** Lets timers and messages in, which could abort the signal. */
  async pause(): Promise<void> {
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
  }
}
