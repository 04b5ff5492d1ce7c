/**
 * A whole market on one machine: `deno task bench market`. Loads restaurants
 * with their bookings of one day, replays a peak of assignments and edits
 * directly against the RPCs, and raises the rate until it is too much.
 *
 * ```sh
 * deno task bench market --restaurants=5000 --seconds=20
 * ```
 *
 * @module
 */
import { onBenchStack } from "../bench_stack.ts";
import { writeResult, writeSection } from "../document.ts";
import { parseMarketArguments } from "./arguments.ts";
import { measureMarket } from "./measurement.ts";
import { describeMarket } from "./report.ts";
import { MARKET_SETTINGS } from "./settings.ts";

/**
 * Measures and prints; with `--write` it also renews the market's section of
 * docs/performance.md.
 *
 * @throws {StackError} If an option is unknown or has a wrong value.
 */
export async function main(args: string[]): Promise<void> {
  const options = parseMarketArguments(args);
  const measurement = await onBenchStack(
    { postgresSettings: MARKET_SETTINGS },
    (stack) => measureMarket(stack, options),
  );
  const text = describeMarket(measurement);
  // deno-lint-ignore no-console
  console.log(text);
  if (!options.write) return;
  await writeResult("market.json", JSON.stringify(measurement, null, 2));
  await writeSection("market", text);
}
