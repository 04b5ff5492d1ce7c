import type { Entry } from "./operation.ts";

/**
 * Adds, where a request may have reached the database more than once, what the
 * client did not see of it: the same request without an answer. The function
 * tries keyed requests again whose answer was lost, and a faulty network may
 * send them twice; what one try did, another one then repeats or is refused
 * for. A request that was carried out and said so cannot be carried out again,
 * and one without an answer is unseen as it is.
 */
export function withRepeats(entries: readonly Entry[]): Entry[] {
  return entries.flatMap((entry) => {
    const { operation, answer, client } = entry;
    const isKeyed = "key" in operation && operation.key !== undefined;
    const tellsAll = answer.outcome === "unknown" ||
      answer.outcome === "done" && !answer.replayed;
    if (!isKeyed || tellsAll || !client.startsWith("HTTP")) return [entry];
    const unseen: Entry = {
      ...entry,
      returnedAt: Infinity,
      answer: { outcome: "unknown" },
    };
    return [entry, unseen];
  });
}
