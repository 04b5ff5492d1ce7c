/** A clock that only counts: what is sent or answered later is greater. */
export class Clock {
  #now = 0;

  tick(): number {
    return this.#now++;
  }
}
