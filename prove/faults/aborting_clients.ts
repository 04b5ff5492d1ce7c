import { gather } from "../clients/crowd.ts";
import type { Fault } from "./fault.ts";

/**
 * Clients that hang up at a random moment of every other request, and so never
 * learn whether it was carried out.
 */
export const abortingClients: Fault = {
  name: "clients that give up",
  gather({ random, report }) {
    const giveUp = () => {
      if (random.happens(0.5)) return undefined;
      report.count("faults");
      return AbortSignal.timeout(random.below(40));
    };
    return gather({ direct: 4, http: 12, mayBeLost: true, giveUp });
  },
};
