/**
 * Measures how many desks two cores carry that read a service with
 * `read_service`, and how many carried with what desks read before.
 *
 * @module
 */
// deno-lint-ignore-file no-console
import { parseOptions } from "../../stack/options.ts";
import { Bench, FULL, QUICK } from "../bench.ts";
import { writeReport } from "../document.ts";
import { describeMachine } from "../machine.ts";
import { inBenchFolder, type Server, startServer } from "../server.ts";
import { spread, summarize, type Summary } from "../statistics.ts";
import { textTable } from "../../support/text_table.ts";
import { BOUND_MS, countCarried } from "./carried.ts";
import { Desks } from "./desks.ts";

const RESTAURANTS = 5_000;
const REPETITIONS = 3;

const ABOUT =
  `How many desks are answered within ${BOUND_MS} ms, 95 in a hundred
times, from the moment at which each request is due: the largest number of which
that was true in one of two tries. Each restaurant has two desks, 20 tables and 42
bookings on the date. A busy desk also seats a booking or takes its table back
once a minute, after which both desks of its restaurant read in full. The requests
come straight to the database, over ten connections, each a transaction that says
who asks, as PostgREST's; its processor time is not in this, that of the clients
is. In alternation, each ${REPETITIONS} times: the median, with the lowest and the highest.`;

/**
 * Measures, prints, and with `--write` renews docs/performance/desks.md.
 *
 * @throws {StackError} If an option is unknown.
 */
export async function main(args: string[]): Promise<void> {
  const { values } = parseOptions({
    args,
    options: {
      quick: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const text = await inBenchFolder(async (dir, interruption) => {
    await using server = await startServer(dir);
    return await interruption.orResult(measure(server, values.quick));
  });
  console.log(text);
  if (!values.write) return;
  await writeReport("desks.md", {
    title: "Desks, measured",
    command: "deno task bench desks --write",
    text,
  });
}

async function measure(server: Server, isQuick: boolean): Promise<string> {
  const extent = isQuick ? QUICK : FULL;
  await using bench = await Bench.create(server, "desks", extent);
  const machine = await describeMachine(bench.sql, server.dir);
  await using desks = await Desks.create(bench, bench.scaled(RESTAURANTS));
  const situations = {
    "Idle": { now: desks.idle, before: desks.old },
    "Busy, one change a minute": {
      now: [...desks.idle, desks.change],
      before: [...desks.old, desks.change],
    },
  };
  const rows: string[][] = [];
  for (const [name, { now, before }] of Object.entries(situations)) {
    const counts: { now: number[]; before: number[] } = { now: [], before: [] };
    for (let index = 0; index < (isQuick ? 1 : REPETITIONS); index++) {
      console.error(`${name}, with what was read before`);
      counts.before.push(
        await countCarried(before, counts.before[0] ?? 200, async () => {}),
      );
      console.error(`${name}, with read_service`);
      counts.now.push(
        await countCarried(
          now,
          counts.now[0] ?? 1000,
          (count) => desks.open(count),
        ),
      );
    }
    rows.push([name, ...cellsOf(counts.now, counts.before)]);
  }
  return [machine, "## Desks", textTable(HEADER, rows), ABOUT].join("\n\n");
}

const HEADER = [
  "Desks",
  "Carried with read_service",
  "with what was read before",
  "Ratio (lowest to highest)",
];

function cellsOf(now: readonly number[], before: readonly number[]): string[] {
  const ratios = now.map((count, index) => count / (before[index] ?? NaN));
  const text = (summary: Summary) => spread(summary, 0);
  return [
    text(summarize(now)),
    text(summarize(before)),
    spread(summarize(ratios), 1),
  ];
}
