import fc from "fast-check";
import { z } from "zod";

/** The parts of JSON Schema that the request schemas come down to. */
interface JsonSchema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/** Ids that exist, so that some requests get past the first checks. */
export interface KnownIds {
  readonly bookings: readonly string[];
  readonly tables: readonly string[];
}

/** Bodies that the schema takes, or nearly takes. */
export function bodiesFor(
  schema: z.ZodType,
  known: KnownIds,
): fc.Arbitrary<unknown> {
  const shape = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
  }) as JsonSchema;
  const valid = valuesOf(shape, "", known);
  return fc.oneof(
    { weight: 4, arbitrary: valid },
    { weight: 6, arbitrary: valid.chain((body) => spoilt(body as object)) },
    { weight: 2, arbitrary: fc.jsonValue() },
  );
}

/** A body with a field gone, added, or with anything at all in it. */
function spoilt(body: object): fc.Arbitrary<unknown> {
  const names = [...Object.keys(body), "", "id", "__proto__"];
  return fc.tuple(
    fc.constantFrom(...names),
    fc.oneof(fc.jsonValue(), fc.constant(undefined), nasty),
  ).map(([name, value]) =>
    Object.fromEntries([...Object.entries(body), [name, value]])
  );
}

const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 3000 }),
  fc.constantFrom(
    "'; drop table bookings; --",
    "\0",
    "\ud800",
    "9".repeat(400),
    "0001-01-01T00:00:00+15:59",
    "2031-06-13T18:00:00.999999999Z",
    "infinity",
  ),
  fc.double(),
  fc.bigInt().map(Number),
);

function valuesOf(
  schema: JsonSchema,
  name: string,
  known: KnownIds,
): fc.Arbitrary<unknown> {
  if (schema.anyOf) {
    return fc.oneof(
      ...schema.anyOf.map((part) => valuesOf(part, name, known)),
    );
  }
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case "object":
      return objectsOf(schema, known);
    case "array":
      return fc.array(valuesOf(schema.items ?? {}, name, known), {
        maxLength: 22,
      });
    case "boolean":
      return fc.boolean();
    case "integer": {
      const { minimum = -10, maximum = 1100 } = schema;
      return fc.integer({ min: minimum, max: maximum });
    }
    case "null":
      return fc.constant(null);
    case "string":
      return stringsOf(schema, name, known);
    default:
      return fc.jsonValue();
  }
}

function objectsOf(
  { properties = {}, required = [] }: JsonSchema,
  known: KnownIds,
): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, part]) => [
      name,
      valuesOf(part, name, known),
    ]),
  );
  return fc.record(fields, { requiredKeys: [...required] });
}

function stringsOf(
  { format, maxLength = 200 }: JsonSchema,
  name: string,
  { bookings, tables }: KnownIds,
): fc.Arbitrary<unknown> {
  if (name === "bookingId") {
    return fc.oneof(fc.constantFrom(...bookings), fc.uuid());
  }
  if (name === "tableIds") {
    return fc.oneof(fc.constantFrom(...tables), fc.uuid());
  }
  if (format === "uuid" || format === "guid") return fc.uuid();
  if (format === "date-time" || /At$/.test(name)) {
    const min = new Date("0000-01-01");
    return fc.date({ min, noInvalidDate: true }).map((date) =>
      date.toISOString()
    );
  }
  return fc.string({ unit: "binary", maxLength: maxLength + 10 });
}
