/** What a number of clients got done together. */
export interface Load<Result> {
  /** Calls per second, all clients together. */
  readonly rate: number;
  readonly results: Result[];
}

/**
 * Lets clients call one after the other, each as soon as it has its answer.
 *
 * @param clients The calls of each client.
 */
export async function runClients<Result>(
  clients: readonly (readonly (() => Promise<Result>)[])[],
): Promise<Load<Result>> {
  const results: Result[] = [];
  const began = performance.now();
  await Promise.all(clients.map(async (calls) => {
    for (const call of calls) results.push(await call());
  }));
  const seconds = (performance.now() - began) / 1000;
  return { rate: results.length / seconds, results };
}
