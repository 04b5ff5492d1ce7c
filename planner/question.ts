import { candidateSets } from "./candidate_sets.ts";
import { type Candidate, candidatesOf } from "./candidates.ts";
import { couldSit, mostGuests } from "./most_guests.ts";
import { neighboursIn } from "./neighbours.ts";
import { occupationOf } from "./occupation.ts";
import { type Parties, type Party, sortBookings } from "./parties.ts";
import { type Quota, quotasOf } from "./quotas.ts";
import type { ServiceToPlan } from "./service_to_plan.ts";
import { type TableClass, tableClasses } from "./table_classes.ts";

/** What is to be decided: which party gets which of its candidates, or none. */
export interface Question {
  readonly bookings: Parties;
  readonly parties: readonly Party[];
  readonly classes: readonly TableClass[];
  /** All candidates, those of a party together. */
  readonly candidates: readonly Candidate[];
  /** The indexes of each party's candidates. */
  readonly candidatesOf: readonly (readonly number[])[];
  readonly quotas: readonly Quota[];
  /** No plan seats more guests of the parties; there may be a better bound. */
  readonly mostGuests: number;
  /** Whether the candidates are all that matter, so that they prove anything. */
  readonly isComplete: boolean;
}

/** Works out what a plan for a service has to decide. */
export function questionOf(
  service: ServiceToPlan,
  mayMove: boolean,
): Question {
  const bookings = sortBookings(service, mayMove);
  const { open: parties } = bookings;
  const { tables } = service;
  const neighbours = neighboursIn(service);
  const occupation = occupationOf(service, bookings.fixed);
  const room = { tables, neighbours, occupation };
  const classes = tableClasses({ ...room, parties });
  const largest = Math.max(0, ...parties.map(({ size }) => size));
  const { sets, ...ofSets } = candidateSets(classes, largest);
  const { candidates, ...found } = candidatesOf(parties, classes, sets);
  const isComplete = ofSets.isComplete && found.isComplete;
  const own = byParty(parties, candidates);
  const quotas = quotasOf(service, bookings);
  return {
    bookings,
    parties,
    classes,
    candidates,
    candidatesOf: own,
    quotas,
    mostGuests: mostGuests(
      parties,
      (party, index) =>
        isComplete ? own[index]?.length !== 0 : couldSit(party, room),
      quotas,
    ),
    isComplete,
  };
}

function byParty(
  parties: readonly Party[],
  candidates: readonly Candidate[],
): number[][] {
  const indexes: number[][] = parties.map(() => []);
  candidates.forEach(({ party }, index) => indexes[party]?.push(index));
  return indexes;
}
