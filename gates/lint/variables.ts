import {
  contentsOf,
  type Node,
  open,
  type Routine,
  type Variable,
} from "./routine.ts";

/** The variables that the SQL in a function may name, each of them once. */
export function variablesOf(routine: Routine): Variable[] {
  const variables = new Map<string, Variable>();
  for (const [number, datum] of routine.datums.entries()) {
    const [kind, { refname }] = open(datum);
    if (kind !== "var" && kind !== "rec") continue;
    const name = String(refname);
    variables.set(name, { name, type: typeOf(number, routine) });
  }
  return [...variables.values()];
}

/** The names of the variables of type record. */
export function untypedIn(routine: Routine): string[] {
  return routine.datums
    .filter((datum) => isUntyped(datum, routine))
    .map((datum) => String(contentsOf(datum).refname));
}

/** The type of a datum, as a declaration would name it. */
export function typeOf(number: number, routine: Routine): string {
  const datum = routine.datums[number];
  if (datum === undefined) throw new Error(`No datum ${number}`);
  const [kind, contents] = open(datum);
  if (kind === "recfield") {
    const record = typeOf(Number(contents.recparentno ?? 0), routine);
    return `${record}."${contents.fieldname}"%type`;
  }
  const parameter = routine.parameters
    .find(({ name }) => name === contents.refname);
  if (parameter !== undefined) return parameter.type;
  // See rowQueriesOf.
  if (isOfCase(contents)) return `pg_temp."${contents.refname}".value%type`;
  return isUntyped(datum, routine)
    ? `pg_temp."${contents.refname}"`
    : typeNameIn(contents);
}

/** Whether a datum is a variable of type record. */
export function isUntyped(datum: Node, { parameters }: Routine): boolean {
  const [kind, contents] = open(datum);
  return kind === "rec" && typeNameIn(contents) === "record" &&
    !parameters.some(({ name }) => name === contents.refname);
}

function isOfCase({ refname }: Node): boolean {
  return String(refname).startsWith("__Case__Variable_");
}

function typeNameIn({ datatype }: Node): string {
  return String(contentsOf(datatype).typname).trim().replace(/%rowtype$/i, "");
}
