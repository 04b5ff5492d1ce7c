import { proveDrift } from "./drift/phase.ts";
import { proveFaults } from "./faults/phase.ts";
import { proveHostile } from "./hostile/phase.ts";
import { proveInterleavings } from "./interleavings/phase.ts";
import type { Proof } from "./proof.ts";
import { proveHistory } from "./rounds/phase.ts";

/** A part of the proof. */
export interface Phase {
  readonly name: string;
  /** Its share of the time; 0 for one that takes as long as it takes. */
  readonly share: number;
  /** Reports what it does, and every violation that it finds. */
  run(proof: Proof, seconds: number): Promise<void>;
}

/** All parts, in their order. */
export const phases: readonly Phase[] = [
  { name: "interleavings", share: 0, run: proveInterleavings },
  { name: "hostile input", share: 0, run: proveHostile },
  { name: "history", share: 3, run: proveHistory },
  { name: "drift", share: 2, run: proveDrift },
  { name: "faults", share: 4, run: proveFaults },
];

/** The part of the time that is left which a phase gets before later ones. */
export function secondsFor(
  phase: Phase,
  later: readonly Phase[],
  left: number,
): number {
  const shares = [phase, ...later].reduce((sum, { share }) => sum + share, 0);
  return shares === 0 ? 0 : left * phase.share / shares;
}
