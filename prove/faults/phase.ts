import { gather } from "../clients/crowd.ts";
import { type Proof, timer } from "../proof.ts";
import { playRound } from "../rounds/round.ts";
import { abortingClients } from "./aborting_clients.ts";
import type { Fault } from "./fault.ts";
import { faultyNetwork } from "./faulty_network.ts";
import { heldBookings, lockedRules } from "./held_locks.ts";
import { killedFunction } from "./killed_function.ts";
import { killedPostgres } from "./killed_postgres.ts";
import { killedSessions } from "./killed_sessions.ts";
import { noConnectionsLeft } from "./no_connections_left.ts";
import { shortTimeouts } from "./short_timeouts.ts";

const FAULTS: readonly Fault[] = [
  killedSessions,
  killedPostgres,
  killedFunction,
  faultyNetwork,
  abortingClients,
  shortTimeouts,
  heldBookings,
  lockedRules,
  noConnectionsLeft,
];

/** The actions of a round, at most: more without replies are hard to order. */
const ACTIONS = 360;

/** How long things go wrong in a round, at most. */
const ROUND_SECONDS = 4;

/**
 * Lets every kind of fault loose on clients at work, in turn; each of them
 * once, even if there is no time for it.
 */
export async function proveFaults(
  proof: Proof,
  seconds: number,
): Promise<void> {
  const { report } = proof;
  const hasTime = timer(seconds);
  const round = Math.min(ROUND_SECONDS, seconds / FAULTS.length / 1.5);
  for (let played = 0; played < FAULTS.length || hasTime(); played++) {
    const fault = FAULTS[played % FAULTS.length];
    if (fault === undefined || report.violations.length > 0) return;
    await playWith(proof, fault, round);
  }
}

/** Plays a round with a fault, for so many seconds at most. */
async function playWith(
  proof: Proof,
  fault: Fault,
  seconds: number,
): Promise<void> {
  await using crowd = await (fault.gather?.(proof) ??
    gather({ direct: 8, http: 8, mayBeLost: true }));
  await playRound(proof, {
    name: fault.name,
    seconds,
    clients: crowd.clients,
    behaviour: fault.behaviour ?? { keyedPercent: 50 },
    shouldContinue: (sent) => sent < ACTIONS,
    async meanwhile(_, isPlaying) {
      while (fault.strike && isPlaying()) {
        if (await fault.strike(proof)) proof.report.count("faults");
      }
    },
  });
  await fault.recover?.(proof);
}
