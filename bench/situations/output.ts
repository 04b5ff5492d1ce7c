// deno-lint-ignore-file no-console
import { writeResult, writeSection } from "../document.ts";
import { machineTable } from "../machine.ts";
import type { Summary } from "../statistics.ts";
import { type Dot, drawLines } from "./picture.ts";
import {
  accountText,
  crowdsTable,
  type Measurements,
  situationsTable,
  sizesTable,
} from "./report.ts";

const COLOURS = { "Assign one table": "#0b62c4", Floor: "#b3500b" };

/** Prints all tables. */
export function print(measurements: Measurements): void {
  for (const [name, markdown] of Object.entries(sectionsOf(measurements))) {
    console.log(`\n## ${name}\n\n${markdown}`);
  }
}

/** Writes the sections, pictures and numbers of docs/performance. */
export async function write(measurements: Measurements): Promise<void> {
  for (const [name, markdown] of Object.entries(sectionsOf(measurements))) {
    await writeSection(name, markdown);
  }
  await writeResult(
    "latency-against-size.svg",
    await drawLatency(measurements),
  );
  await writeResult("rate-against-clients.svg", await drawRate(measurements));
  await writeResult("measurements.json", JSON.stringify(measurements));
}

/** By the names of their places in the document; those without content not. */
function sectionsOf(measurements: Measurements): Record<string, string> {
  const { machine, results, accounts, sizes, crowds } = measurements;
  return {
    machine: machineTable(machine),
    situations: situationsTable(results),
    ...(sizes.length > 0 && { sizes: sizesTable(sizes) }),
    ...(crowds.length > 0 && { clients: crowdsTable(crowds) }),
    ...(accounts.length > 0 && {
      statements: accounts.map(accountText).join("\n\n"),
    }),
  };
}

function drawLatency({ sizes }: Measurements): Promise<string> {
  const dots = sizes.flatMap(({ rows, assign, floor }) =>
    dotsAt(rows, assign, floor)
  );
  return drawLines(dots, {
    title: "Latency against size, one client",
    xTitle: "Assigned rows",
    yTitle: "Median latency in milliseconds",
    base: 10,
    colours: COLOURS,
  });
}

function drawRate({ crowds }: Measurements): Promise<string> {
  const dots = crowds.flatMap(({ clients, assign, floor }) =>
    dotsAt(clients, assign, floor)
  );
  return drawLines(dots, {
    title: "Rate against clients",
    xTitle: "Clients",
    yTitle: "Operations per second",
    base: 2,
    colours: COLOURS,
  });
}

function dotsAt(x: number, assign: Summary, floor: Summary): Dot[] {
  const lines = { "Assign one table": assign, Floor: floor };
  return Object.entries(lines).map(([line, summary]) => ({
    x,
    y: summary.median,
    low: summary.lowest,
    high: summary.highest,
    line,
  }));
}
