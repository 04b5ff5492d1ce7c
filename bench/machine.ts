import { cpus, release, totalmem, type } from "node:os";
import { join } from "node:path";
import type { Sql } from "postgres";
import { spread, summarize } from "./statistics.ts";
import { textTable } from "../support/text_table.ts";

const WRITES = 200;

/** PostgreSQL settings that results depend on. */
const SETTINGS = [
  "fsync",
  "synchronous_commit",
  "full_page_writes",
  "shared_buffers",
  "max_wal_size",
];

/**
 * Describes the machine and its PostgreSQL as a table, and measures how long it
 * takes to make a write durable, which bounds every commit.
 *
 * @param sql A connection to the PostgreSQL that is measured.
 * @param dir A folder on the file system that holds its data.
 */
export async function describeMachine(
  sql: Sql,
  dir: string,
): Promise<string> {
  const version = await setting(sql, "server_version");
  const settings: string[] = [];
  for (const name of SETTINGS) {
    settings.push(`${name} = ${await setting(sql, name)}`);
  }
  return textTable(
    ["Machine", ""],
    Object.entries({
      Processor: cpus()[0]?.model.trim() ?? "unknown",
      Cores: `${navigator.hardwareConcurrency}, shared by server and clients`,
      Memory: `${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
      System: `${type()} ${release()}`,
      PostgreSQL: version,
      Settings: settings.join(", "),
      "8 kB write with fdatasync": await describeDurableWrite(dir),
      Clients: `Deno ${Deno.version.deno}`,
    }),
  );
}

async function setting(sql: Sql, name: string): Promise<string> {
  const [row] = await sql<{ value: string }[]>`
    select current_setting(${name}) as value`;
  return row?.value ?? "unknown";
}

/** Overwrites one page, as commits overwrite a log that has its full size. */
async function describeDurableWrite(dir: string): Promise<string> {
  const path = join(dir, "durable-write");
  using file = await Deno.open(path, { create: true, write: true });
  const page = new Uint8Array(8192).fill(1);
  file.writeSync(page);
  file.syncDataSync();
  const times: number[] = [];
  for (let index = 0; index < WRITES; index++) {
    const began = performance.now();
    file.seekSync(0, Deno.SeekMode.Start);
    file.writeSync(page);
    file.syncDataSync();
    times.push(performance.now() - began);
  }
  await Deno.remove(path);
  return `${spread(summarize(times), 2)} ms, median of ${WRITES}`;
}
