import type { Answer, Request } from "../history/operation.ts";
import type { Scene } from "../history/scene.ts";

/** Somebody who sends requests to a restaurant, one after the other. */
export interface Client {
  readonly name: string;
  /** The user that it acts for in the restaurant; null for a system. */
  actorIn(scene: Scene): string | null;
  /** Sends a request. Never rejects: what went wrong is the answer. */
  send(scene: Scene, request: Request): Promise<Answer>;
}

/** Called with what no client may ever see. */
export type Complain = (invariant: string, text: string) => void;
