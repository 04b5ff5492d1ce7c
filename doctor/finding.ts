import type { Database } from "../support/database.ts";

/** Something that is not as it should be, in one place or in many. */
export interface Finding {
  /** What is wrong, the same text for the same fault in every database. */
  readonly what: string;
  /** Where: objects, ids and labels, never guest data; the first few of many. */
  readonly where: readonly string[];
  /** In how many places. */
  readonly count: number;
  /** What to do about it. */
  readonly todo: string;
}

/** What a check saw. */
export interface Outcome {
  readonly findings: readonly Finding[];
  /** How things stand where more than one way is sound. */
  readonly states?: Readonly<Record<string, string>>;
}

/** One thing that the doctor looks at. */
export interface Check {
  readonly name: string;
  /**
   * Looks, and writes nothing.
   *
   * @param sql A transaction that can only read, whose search path is that of
   * PostgreSQL alone.
   */
  look(sql: Database): Promise<Outcome>;
}

/** How many places a finding names. */
export const NAMED_PLACES = 20;

/** A place of a fault, to be put together with others of the same fault. */
export interface Fault {
  readonly what: string;
  readonly where: string;
  readonly todo: string;
}

/** Puts faults that are the same but for their place into one finding. */
export function findingsOf(faults: readonly Fault[]): Finding[] {
  const groups = Map.groupBy(faults, ({ what, todo }) => `${what}\n${todo}`);
  return [...groups.values()].map((group) => ({
    what: group[0]?.what ?? "",
    where: group.slice(0, NAMED_PLACES).map(({ where }) => where),
    count: group.length,
    todo: group[0]?.todo ?? "",
  }));
}
