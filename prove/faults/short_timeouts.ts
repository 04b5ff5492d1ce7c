import { gather } from "../clients/crowd.ts";
import type { Fault } from "./fault.ts";

/**
 * Sessions whose statements may run for a few milliseconds only. A call that
 * takes longer must leave nothing.
 */
export const shortTimeouts: Fault = {
  name: "statement timeouts",
  gather({ random, report }) {
    const prelude = () => {
      report.count("faults");
      return `set statement_timeout = ${2 + random.below(8)}`;
    };
    return gather({ direct: 12, http: 4, prelude });
  },
};
