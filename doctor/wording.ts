import { changedAspects, type Difference } from "./compare.ts";
import type { Fault } from "./finding.ts";
import type { Kind } from "./inventory.ts";

const RIGHTS =
  "Put all rights right with the SQL of docs/deploy.md, Restore; a right that you gave on purpose shows here too";
const REMOVE =
  "Drop it, unless you added it on purpose and know what it does to the allocator's writes";

/** Where to find what an object should be. */
const SOURCE: Partial<Record<Kind, string>> = {
  function:
    "Run its statement in supabase/schemas again, as create or replace function; the file has the function's name",
  trigger:
    "Drop it if it is there, and run its statement in supabase/schemas again; the file has the name of its function",
};
const TABLE_SOURCE =
  "Make it again as supabase/schemas/1_tables says, or restore the database";

/** How a fault of an aspect is said and mended, where there is more to say. */
const ASPECTS: Record<string, { what: string; todo: string }> = {
  "function body": {
    what: "A function has another body than the migrations gave it",
    todo: SOURCE.function ?? "",
  },
  "function search_path": {
    what: "The search_path of a function is not pinned as it should be",
    todo:
      "alter function … set search_path = pg_catalog, pg_temp: without it a caller can put objects of its own before those of PostgreSQL",
  },
  "function settings": {
    what: "The settings of a function are not as they should be",
    todo: SOURCE.function ?? "",
  },
  "function runs as": {
    what: "A function runs with other rights than it should",
    todo: SOURCE.function ?? "",
  },
  "trigger enabled": {
    what: "A trigger is not enabled",
    todo:
      "alter table … enable trigger …, then look again: what was written meanwhile may break an invariant",
  },
  "table row level security": {
    what: "Row level security is not as it should be",
    todo: "alter table … enable row level security, without force",
  },
  "policy definition": {
    what: "A policy is not as it should be",
    todo: "Drop it and create it again as supabase/schemas/1_tables says",
  },
  "constraint validated": {
    what: "A constraint was never checked against the rows that are there",
    todo: "alter table … validate constraint …",
  },
  "constraint enforced": {
    what: "A constraint is not enforced: its triggers are disabled",
    todo:
      "As a superuser: alter table … enable trigger all, on both tables; then look again",
  },
  "index valid": {
    what: "An index cannot be used: it was not built to its end",
    todo: "reindex index concurrently …",
  },
};

/** The faults of an object that is not as expected. */
export function faultsOf(difference: Difference): Fault[] {
  const { kind, name, expected, actual } = difference;
  const where = `${kind} ${name}`;
  if (expected === undefined) {
    return [{ what: `There is ${one(kind)} too many`, where, todo: REMOVE }];
  }
  if (actual === undefined) {
    return [{
      what: `${capitalized(one(kind))} is missing`,
      where,
      todo: sourceOf(kind),
    }];
  }
  return changedAspects(expected, actual).map((aspect) => ({
    ...saying(kind, aspect),
    where: `${where}${comparison(expected[aspect], actual[aspect])}`,
  }));
}

function saying(kind: Kind, aspect: string): { what: string; todo: string } {
  if (aspect === "rights") {
    return {
      what: "The API's roles have other rights than they should",
      todo: RIGHTS,
    };
  }
  return ASPECTS[`${kind} ${aspect}`] ?? {
    what: `${capitalized(one(kind))} has another ${aspect} than it should`,
    todo: sourceOf(kind),
  };
}

function one(kind: Kind): string {
  return `${kind === "index" ? "an" : "a"} ${kind}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sourceOf(kind: Kind): string {
  return SOURCE[kind] ?? TABLE_SOURCE;
}

/** What is there and what should be, unless that is too long to read. */
function comparison(expected = "", actual = ""): string {
  const isReadable = [expected, actual].every((text) =>
    text.length <= 60 && !/^[0-9a-f]{32}$/.test(text)
  );
  return isReadable
    ? `: ${actual || "nothing"} instead of ${expected || "nothing"}`
    : "";
}
