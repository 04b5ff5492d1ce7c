import { DatabaseError } from "pg";
import { one } from "../../support/database.ts";
import { Bench } from "../bench.ts";
import { compare, type Side } from "../comparison.ts";
import { ASSIGN } from "../operation.ts";
import type { Situation } from "./situation.ts";

const REFUSALS = 400;

/** Of the demo restaurant: a party of four, and tables. */
const RESTAURANT = "20000000-0000-4000-8000-000000000001";
const ADLER = "50000000-0000-4000-8000-000000000001";
const M1 = "40000000-0000-4000-8000-000000000001";
const M4 = "40000000-0000-4000-8000-000000000004";
const M5 = "40000000-0000-4000-8000-000000000005";

/** An assignment of the demo restaurant that is refused. */
interface Refusal {
  readonly sqlstate: string;
  readonly tableId: string;
  /** Makes the booking that is refused, in place of Adler's party of four. */
  readonly book?: (bench: Bench) => Promise<string>;
}

/** Refusals that offer other tables, each against itself without them. */
export const REFUSED: readonly Situation[] = [
  refusal("a table is taken", { sqlstate: "TA101", tableId: M4 }),
  refusal("people sit there", {
    sqlstate: "TA103",
    tableId: M5,
    book: bookOccupied,
  }),
  refusal("too few seats", { sqlstate: "TA011", tableId: M1 }),
];

function refusal(cause: string, refused: Refusal): Situation {
  const name = `A refusal with alternatives, ${cause}`;
  return {
    name,
    async measure(lab) {
      await using open = new AsyncDisposableStack();
      const bench = async (kind: string) =>
        open.use(
          await Bench.create(
            lab.server,
            `${refused.sqlstate}_${kind}`,
            lab.extent,
          ),
        );
      const offering = await bench("offering");
      const plain = await bench("plain");
      await offerNothing(plain);
      return await compare({
        name,
        against: "the same without them",
        metric: "p50",
        target: { atMost: 2.5 },
        subject: await side(offering, refused),
        reference: await side(plain, refused),
      }, lab.extent.repetitions);
    },
  };
}

async function side(
  bench: Bench,
  { sqlstate, tableId, book }: Refusal,
): Promise<Side<readonly unknown[]>> {
  const values = [await book?.(bench) ?? ADLER, [tableId]];
  await bench.settle();
  const sessions = await bench.sessions(1);
  return {
    clients: sessions.map((session) => async (values) => {
      const { name, text } = ASSIGN;
      const error = await session.query({ name, text, values: [...values] })
        .then(() => new Error("An assignment was not refused"), (e) => e);
      if (!(error instanceof DatabaseError && error.code === sqlstate)) {
        throw error;
      }
    }),
    // Nothing is left of a refusal, so that each is the same.
    items: Array(bench.total(REFUSALS)).fill(values),
  };
}

/** A party sits at the table, and another one of four has come for it. */
async function bookOccupied({ sql }: Bench): Promise<string> {
  await sql`
    select create_booking_with_capacity_check(r.id, now(), 4,
      p_table_ids => array[${M5}::uuid], p_check_in => true)
    from restaurants as r where r.id = ${RESTAURANT}`;
  const { id } = one(
    await sql<{ id: string }[]>`
    insert into bookings (restaurant_id, party_size, start_at, end_at)
    values (${RESTAURANT}, 4, now(), now() + interval '2 hours')
    returning id`,
  );
  return id;
}

/** Has refusals offer nothing from now on. */
async function offerNothing({ sql }: Bench): Promise<void> {
  await sql.unsafe(`
    create or replace function allocator.with_alternatives(
      p_details jsonb, p_booking public.bookings, p_avoided uuid[] default null
    )
    returns jsonb
    language plpgsql
    stable
    set search_path = pg_catalog, pg_temp
    as $$ begin return p_details; end; $$`);
}
