import fc from "fast-check";
import { type Request, requests } from "../../model/operations.ts";
import type { Booking } from "../../model/state.ts";
import type { Random } from "../../support/random.ts";
import { type Action, isRequest } from "../search/history.ts";
import type { Scene } from "./scene.ts";
import { changesOf } from "./changes.ts";
import { type Known, SOME_VERSION, valuesOf } from "./values.ts";

/** What is special about the clients of a round. */
export interface ClientBehaviour {
  /** How many of a hundred requests carry an idempotency key. */
  readonly keyedPercent: number;
}

/**
 * Makes the actions that clients, operators and observers of a scene take. Of
 * a hundred about eleven repeat an earlier request, four look, and in a scene
 * that is not fixed six are changes by operators.
 */
export function actionsOf(
  scene: Scene,
  random: Random,
  { keyedPercent }: ClientBehaviour,
): () => Action {
  const { restaurant } = scene;
  const key = fc.oneof(
    { weight: keyedPercent, arbitrary: fc.nat().map((number) => `k${number}`) },
    { weight: 100 - keyedPercent, arbitrary: fc.constant(null) },
  );
  const request = requests(valuesOf(restaurant, knownIn(scene)), key);
  const action = fc.oneof<fc.MaybeWeightedArbitrary<Action>[]>(
    { weight: 90, arbitrary: request },
    { weight: 4, arbitrary: fc.constant({ act: "look" }) },
    { weight: 6, arbitrary: scene.isFixed ? request : changesOf(restaurant) },
  );
  return () => {
    const repeated = random.happens(0.11) && repeat(scene, random);
    if (repeated) return repeated;
    const next = random.generate(action);
    return isRequest(next) ? withVersion(next, scene, random) : next;
  };
}

/** What the replies in a scene have shown so far, the latest of it. */
function knownIn({ bookingIds, recorder }: Scene): Known {
  const bodies = () =>
    recorder.history.map(({ reply }) =>
      reply.outcome === "done" ? reply.body : {}
    );
  const bookings = () =>
    bodies().map(({ booking }) => booking as Partial<Record<string, string>>);
  const latest = (texts: readonly unknown[], count: number) =>
    texts.filter((text) => typeof text === "string").slice(-count);
  return {
    bookings: () => {
      const made = bookings().map((booking) => booking?.id)
        .filter((id) => id !== undefined && !bookingIds.includes(id));
      return [...bookingIds, ...latest([...new Set(made)], 4)];
    },
    assignments: () => latest(bodies().map((body) => body.assignmentId), 4),
  };
}

/** The request with a version that a reply has shown, where it asks for one. */
function withVersion(
  request: Request,
  { recorder: { history } }: Scene,
  random: Random,
): Request {
  if (request.act !== "edit") return request;
  const { body } = request;
  if (body.expectedUpdatedAt !== SOME_VERSION) return request;
  const versions = history.flatMap(({ reply }) => {
    if (reply.outcome !== "done") return [];
    const { id, updatedAt } = reply.body.booking as Partial<Booking> ?? {};
    return id === body.bookingId && updatedAt ? [updatedAt] : [];
  });
  const expectedUpdatedAt = random.pick([SOME_VERSION, ...versions].slice(-2));
  return { ...request, body: { ...body, expectedUpdatedAt } };
}

/**
 * One of the latest requests that had a key, or now and then another one of
 * them under its key.
 *
 * @returns Undefined when none had a key.
 */
function repeat(
  { recorder: { history } }: Scene,
  random: Random,
): Request | undefined {
  const keyed = history.map(({ action }) => action).filter(isRequest)
    .filter(({ key }) => key !== null).slice(-20);
  if (keyed.length === 0) return undefined;
  const request = random.pick(keyed);
  const others = keyed.filter(({ act }) => act === request.act);
  return random.happens(0.1)
    ? { ...random.pick(others), key: request.key }
    : request;
}
