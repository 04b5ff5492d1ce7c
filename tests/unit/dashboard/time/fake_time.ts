/** Stands in for both clocks of the device until it is disposed of. */
export class FakeTime implements Disposable {
  readonly #now = performance.now.bind(performance);
  readonly #deviceNow = Date.now;
  #passed = 0;

  constructor() {
    performance.now = () => this.#passed;
  }

  /** Lets milliseconds pass. */
  pass(ms: number): void {
    this.#passed += ms;
  }

  /** Sets the clock that the user sees, in epoch milliseconds. */
  setDeviceClock(moment: number): void {
    Date.now = () => moment;
  }

  [Symbol.dispose](): void {
    performance.now = this.#now;
    Date.now = this.#deviceNow;
  }
}
