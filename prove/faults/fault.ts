import type { Crowd } from "../clients/crowd.ts";
import type { Proof } from "../proof.ts";
import type { ClientBehaviour } from "../rounds/generator.ts";

/** Something that goes wrong while clients are at work. */
export interface Fault {
  readonly name: string;
  /** Makes the clients; the usual ones unless given. */
  readonly gather?: (proof: Proof) => Crowd | Promise<Crowd>;
  readonly behaviour?: ClientBehaviour;
  /**
   * Breaks something once, and repairs it where that takes a hand. It is
   * called again and again; a fault that the clients bring along needs none.
   *
   * @returns Whether it broke anything.
   */
  readonly strike?: (proof: Proof) => Promise<boolean>;
  /** Waits, after the round, until nothing is broken any more. */
  readonly recover?: (proof: Proof) => Promise<void>;
}

/** A pause of random length between two blows. */
export function pause(
  { random }: Pick<Proof, "random">,
  atMost: number,
): Promise<void> {
  const milliseconds = random.below(atMost);
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Kills a process with -9.
 *
 * @returns Whether it was still there; it may have ended since it was found.
 */
export function kill(pid: number): boolean {
  try {
    Deno.kill(pid, "SIGKILL");
    return true;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    return false;
  }
}
