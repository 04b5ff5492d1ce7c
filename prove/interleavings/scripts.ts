import { minutesAfter } from "../../support/booking.ts";
import type { Database } from "../../support/database.ts";
import { at, FRIDAY } from "../../support/moment.ts";
import { callRpc } from "../../support/call_rpc.ts";
import { assign, type Edit, unassign, update } from "../../support/rpc.ts";
import { beginLooking, type IsolationLevel } from "../../support/isolation.ts";
import type { Scene } from "./scene.ts";
import type { Step } from "./session.ts";

/**
 * Makes the steps of a session for a scene. Unless it says otherwise a script
 * is one call in a transaction, which the last step commits.
 */
export type Script = (scene: Scene, level: IsolationLevel) => readonly Step[];

/** Seats a booking at tables, both by their names. */
export function seat(booking: string, ...tables: string[]): Script {
  return transaction((session, { ids }) =>
    assign(session, ids[booking] ?? "", tables.map((name) => ids[name] ?? ""))
  );
}

/** Releases all tables of a booking. */
export function release(booking: string): Script {
  return transaction((session, { ids }) =>
    unassign(session, ids[booking] ?? "")
  );
}

/** Moves a booking to another time. */
export function move(booking: string, time: string, day = FRIDAY): Script {
  const startAt = at(time, day);
  const endAt = minutesAfter(startAt, 90);
  return transaction((session, { ids }) =>
    update(session, ids[booking] ?? "", { startAt, endAt })
  );
}

/** The party of a booking sits down. */
export function sitDown(booking: string): Script {
  return editing(booking, { status: "checked_in" });
}

/** The party of a booking leaves. */
export function leave(booking: string): Script {
  return editing(booking, { status: "completed" });
}

function editing(booking: string, edit: Edit): Script {
  return transaction((session, { ids }) =>
    update(session, ids[booking] ?? "", edit)
  );
}

/** Gives several bookings a table each at once, all by their names. */
export function seatTogether(tables: Readonly<Record<string, string>>): Script {
  return transaction(async (session, { restaurantId, ids }) =>
    await callRpc(session, {
      act: "seat",
      body: {
        restaurantId,
        seatings: Object.entries(tables).map(([booking, table]) => ({
          bookingId: ids[booking] ?? "",
          tableIds: [ids[table] ?? ""],
        })),
      },
      key: null,
    })
  );
}

/** Blocks a table on Friday evening. */
export function block(table: string, displace = false): Script {
  return transaction(async (session, { restaurantId, ids }) =>
    await callRpc(session, {
      act: "block",
      body: {
        restaurantId,
        tableIds: [ids[table] ?? ""],
        startAt: at("17:00"),
        endAt: at("22:00"),
        reason: "Rain",
        displace,
      },
      key: null,
    })
  );
}

/** Makes a booking for Friday at six, under a key. */
export function create(table: string, key: string): Script {
  return transaction(async (session, { restaurantId, ids }) =>
    await callRpc(session, {
      act: "create",
      body: {
        restaurantId,
        startAt: at("18:00"),
        partySize: 4,
        tableIds: [ids[table] ?? ""],
      },
      key,
    })
  );
}

/** A party walks in and sits down. */
export function walkIn(table: string): Script {
  return transaction(async (session, { restaurantId, ids }) =>
    await callRpc(session, {
      act: "create",
      body: {
        restaurantId,
        startAt: new Date(Date.now() - 60_000).toISOString(),
        partySize: 2,
        tableIds: [ids[table] ?? ""],
        checkIn: true,
      },
      key: null,
    })
  );
}

/**
 * Runs statements as an operator would. `$restaurant` stands for the id of the
 * restaurant.
 */
export function run(statements: string): Script {
  return transaction((session, scene) => execute(session, scene, statements));
}

/** Runs each text as a step and a transaction of its own. */
export function oneByOne(...texts: string[]): Script {
  return (scene) =>
    texts.map((statements): Step => (session) =>
      execute(session, scene, statements)
    );
}

/** The script with a rollback in the place of its commit. */
export function rolledBack(script: Script): Script {
  return (scene, level) =>
    script(scene, level).with(-1, (session) => session`rollback`);
}

/**
 * A call in a transaction. At read committed `begin` is not a step of its own,
 * because nothing depends on when it runs.
 */
function transaction(
  call: (session: Database, scene: Scene) => Promise<unknown>,
): Script {
  return (scene, level) => {
    const commit: Step = (session) => session`commit`;
    if (level !== "read committed") {
      return [
        (session) => beginLooking(session, level),
        (session) => call(session, scene),
        commit,
      ];
    }
    const beginAndCall: Step = async (session) => {
      await session`begin`;
      return await call(session, scene);
    };
    return [beginAndCall, commit];
  };
}

function execute(
  session: Database,
  { restaurantId }: Scene,
  statements: string,
): Promise<unknown> {
  return session.unsafe(
    statements.replaceAll("$restaurant", `'${restaurantId}'`),
  );
}
