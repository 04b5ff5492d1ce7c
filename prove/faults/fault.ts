import type { Complain } from "../clients/client.ts";
import type { Crowd } from "../clients/crowd.ts";
import type { Manners } from "../history/generator.ts";
import type { Proof } from "../proof.ts";

/** Something that goes wrong while clients are at work. */
export interface Fault {
  readonly name: string;
  /** Who is at work; the default crowd unless given. */
  readonly gather?: (
    proof: Proof,
    complain: Complain,
  ) => Crowd | Promise<Crowd>;
  readonly manners?: Manners;
  /** Breaks things until it need not go on, and repairs them. */
  inject(proof: Proof, goesOn: () => boolean): Promise<void>;
}

/** A pause of random length between two blows. */
export function pause(
  { random }: Pick<Proof, "random">,
  atMost: number,
): Promise<void> {
  const milliseconds = random.below(atMost);
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
