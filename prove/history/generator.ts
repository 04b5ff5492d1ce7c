import type { Random } from "../random.ts";
import type { Operation, Request } from "./operation.ts";
import { pickLimits, pickWindow, type Scene, STATUSES } from "./scene.ts";

const WEIGHTS = {
  assign: 44,
  release: 13,
  edit: 24,
  replay: 11,
  read: 4,
  "set rules": 3,
  "set switch": 1,
};

/** How clients behave. */
export interface Manners {
  /** The share of requests that carry an idempotency key. */
  readonly keyed: number;
}

/** What a client of the restaurant asks next. */
export function nextOperation(
  scene: Scene,
  random: Random,
  manners: Manners,
): Operation {
  const kind = random.weighted(WEIGHTS);
  switch (kind) {
    case "replay":
      return replay(scene, random) ?? assign(scene, random, manners);
    case "read":
      return { kind };
    case "set rules":
    case "set switch":
      return scene.isFixed
        ? assign(scene, random, manners)
        : govern(kind, random);
    case "release":
      return release(scene, random, manners);
    case "edit":
      return edit(scene, random, manners);
    default:
      return assign(scene, random, manners);
  }
}

function assign(
  { bookingIds, floor }: Scene,
  random: Random,
  manners: Manners,
): Operation {
  return {
    kind: "assign",
    booking: random.pick(bookingIds),
    tables: random.some(floor.tables, 3).toSorted(),
    ...pickKey(random, manners),
  };
}

function release(
  { bookingIds, floor }: Scene,
  random: Random,
  manners: Manners,
): Operation {
  return {
    kind: "release",
    booking: random.pick(bookingIds),
    ...(random.happens(0.3) &&
      { tables: random.some(floor.tables, 3).toSorted() }),
    ...pickKey(random, manners),
  };
}

function edit(
  { bookingIds }: Scene,
  random: Random,
  manners: Manners,
): Operation {
  const what = random.below(4);
  return {
    kind: "edit",
    booking: random.pick(bookingIds),
    changes: {
      ...(what < 2 && pickWindow(random)),
      ...(what === 1 || what === 2 ? { partySize: 1 + random.below(8) } : {}),
      ...(what === 3 && { status: random.pick(STATUSES) }),
    },
    ...pickKey(random, manners),
  };
}

function govern(kind: "set rules" | "set switch", random: Random): Operation {
  if (kind === "set switch") return { kind, isOff: random.happens(0.5) };
  const rules = { table: "present", ...pickLimits(random) } as const;
  return { kind, rules, cause: "other limits" };
}

/** An earlier request again, now and then another one under its key. */
function replay(
  { entries, bookingIds }: Scene,
  random: Random,
): Request | undefined {
  const keyed = entries.map(({ operation }) => operation)
    .filter((operation): operation is Request =>
      "key" in operation && operation.key !== undefined
    );
  if (keyed.length === 0) return undefined;
  const request = random.pick(keyed.slice(-20));
  return random.happens(0.1)
    ? { ...request, booking: random.pick(bookingIds) }
    : request;
}

function pickKey(random: Random, { keyed }: Manners) {
  return random.happens(keyed) && { key: `k${random.below(2 ** 31)}` };
}
