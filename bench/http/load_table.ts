import { latencyOf, spread, summarize } from "../statistics.ts";
import { textTable } from "../text_table.ts";
import type { Load } from "./closed_loop.ts";
import type { Rounds } from "./http_load.ts";
import type { HttpTimes } from "./over_http.ts";

/** Rates and latencies over HTTP, and of the RPC alone. */
export function latencyTable(all: readonly Rounds[]): string {
  const header = ["Clients", "Way", "Rate per s", "p50 ms", "p95 ms", "p99 ms"];
  return textTable(
    header,
    all.flatMap(({ clients, overHttp, overPostgres }) => {
      const latencies = overHttp.map(({ rate, results }) => ({
        rate,
        results: results.map(({ latency }) => latency),
      }));
      return [
        [String(clients), "HTTP", ...cellsOf(latencies)],
        [String(clients), "RPC alone", ...cellsOf(overPostgres)],
      ];
    }),
  );
}

function cellsOf(rounds: readonly Load<number>[]): string[] {
  const { p50, p95, p99 } = latencyOf(rounds.flatMap(({ results }) => results));
  return [
    spread(summarize(rounds.map(({ rate }) => rate)), 0),
    ...[p50, p95, p99].map((value) => value.toFixed(1)),
  ];
}

/** Where the time of a call over HTTP goes: the median of each part. */
export function splitTable(all: readonly Rounds[]): string {
  const parts = {
    "Client and gateway before": "before",
    "Function": "own",
    "of it credentials": "auth",
    "Gateway behind": "behind",
    "Transaction": "transaction",
    "Whole call": "latency",
  } as const satisfies Record<string, keyof HttpTimes>;
  const header = [
    "Part, median ms",
    ...all.map(({ clients }) => clientsOf(clients)),
  ];
  const rows = Object.entries(parts).map(([name, part]) => [
    name,
    ...all.map(({ overHttp }) => {
      const results = overHttp.flatMap(({ results }) => results);
      return summarize(results.map((times) => times[part])).median.toFixed(1);
    }),
  ]);
  return textTable(header, [...rows, [
    "The RPC alone, over a connection",
    ...all.map(({ overPostgres }) =>
      summarize(overPostgres.flatMap(({ results }) => results))
        .median.toFixed(1)
    ),
  ], [
    "CPU of the function's process per call",
    ...all.map(cpuPerCall),
  ]]);
}

function clientsOf(count: number): string {
  return count === 1 ? "1 client" : `${count} clients`;
}

function cpuPerCall({ cpuTimes, overHttp }: Rounds): string {
  const perCall = cpuTimes.flatMap((time, round) =>
    time === null ? [] : time / (overHttp[round]?.results.length ?? NaN)
  );
  return perCall.length === 0
    ? "not known"
    : summarize(perCall).median.toFixed(2);
}
