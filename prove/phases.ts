import { proveDrift } from "./drift/phase.ts";
import { proveFaults } from "./faults/phase.ts";
import { proveHistory } from "./history/phase.ts";
import { proveHostile } from "./hostile/phase.ts";
import { proveInterleavings } from "./interleavings/phase.ts";
import type { Proof } from "./proof.ts";

/** A part of the proof. */
export interface Phase {
  readonly name: string;
  /** Its share of the time. */
  readonly share: number;
  run(proof: Proof, seconds: number): Promise<void>;
}

/** All parts, in their order. */
export const phases: readonly Phase[] = [
  { name: "interleavings", share: 0, run: proveInterleavings },
  { name: "history", share: 0.3, run: proveHistory },
  { name: "faults", share: 0.15, run: proveFaults },
  { name: "hostile input", share: 0.1, run: proveHostile },
  { name: "drift", share: 0.08, run: proveDrift },
];
