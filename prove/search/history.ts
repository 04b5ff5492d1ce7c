import type { Rules } from "../../model/capacity.ts";
import type { Request } from "../../model/operations.ts";
import type { Reason } from "../../supabase/functions/_shared/error_catalogue.ts";

/** What operators change; requests are decided by it. */
export type GuardChange =
  | {
    readonly act: "set rules";
    readonly rules: Rules;
    /** For people who read the history. */
    readonly cause: string;
  }
  | { readonly act: "set switch"; readonly isOff: boolean };

/** What else operators do to a restaurant. */
export type OperatorChange =
  | GuardChange
  /** Its service periods begin at another minute of the day. */
  | { readonly act: "move periods"; readonly start: number }
  /** The reply says whether it was refused: a table that is held stays. */
  | { readonly act: "delete table"; readonly tableId: string }
  | { readonly act: "delete restaurant" }
  /** A direct write to a table, which has to be refused: its name, what is set, where. */
  | { readonly act: "tamper"; readonly update: readonly string[] };

/** Anything that changes or shows the state of a restaurant. */
export type Action = Request | OperatorChange | { readonly act: "look" };

/** What came back for an action. */
export type Reply =
  | {
    readonly outcome: "done";
    readonly replayed: boolean;
    readonly body: Readonly<Record<string, unknown>>;
  }
  | {
    readonly outcome: "refused";
    readonly reason: Reason;
    readonly details: Readonly<Record<string, unknown>> | null;
  }
  /** It promised that nothing was changed. */
  | { readonly outcome: "undone" }
  | {
    /** None, or one that leaves open what happened. */
    readonly outcome: "unknown";
    /** What is wrong with it, if no client may ever get such a reply. */
    readonly flaw?: string;
  };

/** One action as its client saw it. */
export interface Entry {
  readonly client: string;
  /** The user who sent it; null for a system. */
  readonly actor: string | null;
  /** Whether it may have reached the database more often than it was sent. */
  readonly mayRepeat: boolean;
  readonly action: Action;
  /** When it was sent, by a clock that all clients share. */
  readonly invokedAt: number;
  /** When the reply came; infinite without one that says what happened. */
  readonly returnedAt: number;
  readonly reply: Reply;
}

/** Everything that happened at one restaurant, in the order it was sent. */
export type History = readonly Entry[];

/** Whether clients send it, and not operators or observers. */
export function isRequest(action: Action): action is Request {
  return "body" in action;
}

/** The entry as it looks when no reply has come. */
export function withoutReply(entry: Entry): Entry {
  return { ...entry, returnedAt: Infinity, reply: { outcome: "unknown" } };
}
