import { type History, isRequest, withoutReply } from "./history.ts";

/**
 * Adds, for requests that may have reached the database more than once, what
 * their clients did not see: the same request without a reply.
 *
 * The function retries a keyed request whose answer was lost, and a faulty
 * network may send it twice; what one try did, the next repeats or is refused
 * for. A request that was carried out and said so cannot be carried out again,
 * and one without a reply is unseen as it is.
 */
export function withRepeats(history: History): History {
  return history.flatMap((entry) => {
    const { action, reply, mayRepeat } = entry;
    const isKeyed = isRequest(action) && action.key !== null;
    const saysAll = reply.outcome === "unknown" ||
      reply.outcome === "done" && !reply.replayed;
    return isKeyed && mayRepeat && !saysAll
      ? [entry, withoutReply(entry)]
      : [entry];
  });
}
