import { minutesAfter } from "../../support/booking.ts";
import type { Database } from "../../support/database.ts";
import { at, FRIDAY } from "../../support/moment.ts";
import { assign, unassign, update } from "../../support/rpc.ts";
import {
  beginLooking,
  type IsolationLevel,
} from "../../tests/concurrency/isolation.ts";
import type { Scene } from "./scene.ts";
import type { Step } from "./session.ts";

/** Something that a session does in its transaction. */
export type Act = (session: Database, scene: Scene) => Promise<unknown>;

/** Makes the steps of a session for a scene. */
export type Script = (scene: Scene, level: IsolationLevel) => readonly Step[];

/** Seats a booking at tables, both by their names. */
export function seat(booking: string, ...tables: string[]): Act {
  return (session, { ids }) =>
    assign(
      session,
      ids[booking] ?? "",
      tables.map((name) => ids[name] ?? ""),
    );
}

/** Gives a booking's tables back. */
export function release(booking: string): Act {
  return (session, { ids }) => unassign(session, ids[booking] ?? "");
}

/** Moves a booking to another time. */
export function move(booking: string, time: string, day = FRIDAY): Act {
  const startAt = at(time, day);
  return (session, { ids }) =>
    update(session, ids[booking] ?? "", {
      startAt,
      endAt: minutesAfter(startAt, 90),
    });
}

/** Runs statements; `$restaurant` stands for the id of the restaurant. */
export function run(statements: string): Act {
  return (session, { restaurantId }) =>
    session.unsafe(statements.replaceAll("$restaurant", `'${restaurantId}'`));
}

/**
 * An act in a transaction. At read committed its beginning is no step of its
 * own, because nothing depends on when that was.
 */
export function transaction(
  act: Act,
  end: "commit" | "rollback" = "commit",
): Script {
  return (scene, level) => {
    const finish: Step = (session) => session.unsafe(end);
    const begin: Step = (session) => beginLooking(session, level);
    const call: Step = (session) => act(session, scene);
    if (level !== "read committed") return [begin, call, finish];
    const beginAndCall: Step = async (session) => {
      await session`begin`;
      return await call(session);
    };
    return [beginAndCall, finish];
  };
}

/** Acts that are transactions of their own, one after the other. */
export function oneByOne(...acts: Act[]): Script {
  return (scene) => acts.map((act): Step => (session) => act(session, scene));
}
