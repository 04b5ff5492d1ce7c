/**
 * The times of one request, for the header `Server-Timing`: milliseconds by
 * the name of what took them.
 */
export class ServerTiming {
  readonly #end = stopwatch();
  readonly #metrics: string[] = [];

  /**
   * Starts a measurement.
   *
   * @returns A function that ends it, with an optional description.
   */
  start(name: string): (description?: string) => void {
    const end = stopwatch();
    return (description) => {
      this.#metrics.push(metric(name, end(), description));
    };
  }

  /**
   * Makes a `fetch` that also records how long the database's transaction
   * took, where PostgREST is configured to report it. The header's other
   * entries, such as those of a proxy, are not the caller's concern.
   */
  observe(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
    return async (input, init) => {
      const response = await fetch(input, init);
      const reported = response.headers.get("server-timing") ?? "";
      const duration = /\btransaction;dur=([\d.]+)/.exec(reported)?.[1];
      if (duration) this.#metrics.push(metric("transaction", Number(duration)));
      return response;
    };
  }

  /** The value of the header, with the time until now as `total`. */
  toString(): string {
    return [...this.#metrics, metric("total", this.#end())].join(", ");
  }
}

function stopwatch(): () => number {
  const began = performance.now();
  return () => performance.now() - began;
}

function metric(name: string, duration: number, description = ""): string {
  const text = description && `;desc="${description}"`;
  return `${name};dur=${duration.toFixed(1)}${text}`;
}
