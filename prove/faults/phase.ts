import { gather } from "../clients/crowd.ts";
import { createScenes } from "../history/phase.ts";
import { playRound } from "../history/round.ts";
import { verifyScenes } from "../history/verify.ts";
import { checkInvariants, forgetEverything } from "../invariants.ts";
import { type Proof, timer } from "../proof.ts";
import { abortingClients } from "./aborting_clients.ts";
import type { Fault } from "./fault.ts";
import { faultyNetwork } from "./faulty_network.ts";
import { heldBookings } from "./held_bookings.ts";
import { killedFunction } from "./killed_function.ts";
import { killedPostgres } from "./killed_postgres.ts";
import { killedSessions } from "./killed_sessions.ts";
import { lockedRules } from "./locked_rules.ts";
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

/** Operations of a round at most; more with open ends are hard to order. */
const OPERATIONS = 360;

/** How long things go wrong in a round at most. */
const ROUND_SECONDS = 4;

/**
 * Lets every kind of fault loose on clients at work, in turn; each of them once
 * even without the time for it.
 */
export async function proveFaults(
  proof: Proof,
  seconds: number,
): Promise<void> {
  const hasTime = timer(seconds);
  const round = Math.min(ROUND_SECONDS, seconds / FAULTS.length / 1.5);
  for (let played = 0; played < FAULTS.length || hasTime(); played++) {
    const fault = FAULTS[played % FAULTS.length];
    if (fault === undefined) return;
    await playWith(proof, fault, round);
    await checkInvariants(proof.sql, proof.report);
    await forgetEverything(proof.sql);
    if (proof.report.violations.length > 0) return;
  }
}

async function playWith(
  proof: Proof,
  fault: Fault,
  seconds: number,
): Promise<void> {
  const { sql, clock, report, random } = proof;
  const complain = (invariant: string, text: string) =>
    report.violate(invariant, `${fault.name}: ${text}`);
  await using crowd = await (fault.gather?.(proof, complain) ??
    gather({ direct: 8, http: 8, complain, mayBeLost: true }));
  const scenes = await createScenes(proof);
  const hasTime = timer(seconds);
  let isPlaying = true;
  const played = playRound({
    sql,
    random,
    clock,
    clients: crowd.clients,
    scenes,
    manners: fault.manners ?? { keyed: 0.5 },
    goesOn: (sent) => hasTime() && sent < OPERATIONS,
  }).finally(() => {
    isPlaying = false;
  });
  try {
    await fault.inject(proof, () => isPlaying && hasTime());
  } finally {
    await played;
  }
  await verifyScenes(sql, clock, scenes, report, true);
}
