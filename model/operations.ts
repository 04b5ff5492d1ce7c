/**
 * Everything that clients can ask for.
 *
 * To add an operation, write a file in `operations/` and name it here, in
 * {@linkcode operations}. The file has:
 *
 * - the type of its body, as the edge function takes it;
 * - an {@linkcode Operation}: endpoint and RPC, random bodies, what makes two
 *   requests the same to an idempotency key, the booking that they are about,
 *   and `serve`, the rules. `serve` throws a `Refusal` or gives an answer, a
 *   new state and the audit;
 * - an `UnknownId` wherever its answer has an id that the database chooses, and
 *   `shown(...)` wherever it has a moment that may come from its clock.
 *
 * The model-based test and the proof then ask for it, send it and check it.
 * New fields of a booking go into `state.ts` and into what a look at the
 * database shows (`view.ts` and `support/view.ts`).
 *
 * @module
 */
import fc from "fast-check";
import type { Operation, Values } from "./operation.ts";
import { assign } from "./operations/assign.ts";
import { block } from "./operations/block.ts";
import { create } from "./operations/create.ts";
import { edit } from "./operations/edit.ts";
import { release } from "./operations/release.ts";
import { seat } from "./operations/seat.ts";
import { unblock } from "./operations/unblock.ts";

/** All operations by their acts. */
export const operations = {
  assign,
  release,
  edit,
  create,
  seat,
  block,
  unblock,
};

/** What an operation is called. */
export type Act = keyof typeof operations;

type BodyOf<Each extends Act> = typeof operations[Each] extends
  Operation<infer Body> ? Body : never;

/** A request with its idempotency key, if it has one. */
export type Request = {
  [Each in Act]: {
    readonly act: Each;
    readonly body: BodyOf<Each>;
    readonly key: string | null;
  };
}[Act];

/** The operation that a request asks for. */
export function operationOf({ act }: Request): Operation<Request["body"]> {
  return operations[act];
}

/** Random requests. */
export function requests(
  values: Values,
  key: fc.Arbitrary<string | null>,
): fc.Arbitrary<Request> {
  const acts = Object.keys(operations) as Act[];
  return fc.oneof(...acts.map((act) => {
    const operation: Operation<Request["body"]> = operations[act];
    const request = fc.record({
      act: fc.constant(act),
      body: operation.arbitrary(values),
      key,
    }) as fc.Arbitrary<Request>;
    return { weight: operation.weight, arbitrary: request };
  }));
}
