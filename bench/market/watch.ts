import { cpus } from "node:os";
import process from "node:process";
import { type Database, one } from "../../support/database.ts";

const LOOK_EVERY_MS = 200;

/** What the machine and the server were busy with. */
export interface Activity {
  /** Share of all cores that was busy, 0 to 1. */
  readonly busy: number;
  /** Share of all cores that the load generator used, 0 to 1. */
  readonly generator: number;
  readonly walBytes: number;
  /** Of them, how many pages were written whole after a checkpoint. */
  readonly fullPages: number;
  readonly syncs: number;
  /** Milliseconds that one sync of the log took, on average. */
  readonly syncMs: number;
  readonly checkpoints: number;
  readonly checkpointedBuffers: number;
  /** What busy sessions did whenever somebody looked, and how often. */
  readonly waits: Readonly<Record<string, number>>;
}

interface Counters {
  readonly wal_bytes: number;
  readonly wal_fpi: number;
  readonly wal_sync: number;
  readonly wal_sync_time: number;
  readonly checkpoints: number;
  readonly buffers: number;
}

const COUNTERS = `
  select w.wal_bytes::float8, w.wal_fpi::float8, w.wal_sync::float8,
    w.wal_sync_time, (c.num_timed + c.num_requested)::float8 as checkpoints,
    c.buffers_written::float8 as buffers
  from pg_stat_wal as w cross join pg_stat_checkpointer as c`;

interface Wait {
  readonly doing: string;
  readonly sessions: number;
}

const WAITS = `
  select coalesce(wait_event_type || ' ' || wait_event, 'running') as doing,
    count(*)::int as sessions
  from pg_stat_activity
  where state = 'active' and usename = 'authenticator'
  group by doing`;

/** Watches the machine and the server while something runs. */
export async function watch<Result>(
  sql: Database,
  work: () => Promise<Result>,
): Promise<{ result: Result; activity: Activity }> {
  const waits: Record<string, number> = {};
  let looks = Promise.resolve();
  const look = async () => {
    for (const { doing, sessions } of await sql.unsafe<Wait[]>(WAITS)) {
      waits[doing] = (waits[doing] ?? 0) + sessions;
    }
  };
  const before = await readCounters(sql);
  const machine = new MachineTime();
  const timer = setInterval(() => looks = looks.then(look), LOOK_EVERY_MS);
  try {
    const result = await work();
    const shares = machine.shares();
    clearInterval(timer);
    await looks;
    const after = await readCounters(sql);
    return { result, activity: { ...shares, ...since(before, after), waits } };
  } finally {
    clearInterval(timer);
  }
}

async function readCounters(sql: Database): Promise<Counters> {
  return one(await sql.unsafe<Counters[]>(COUNTERS));
}

function since(before: Counters, after: Counters) {
  const syncs = after.wal_sync - before.wal_sync;
  return {
    walBytes: after.wal_bytes - before.wal_bytes,
    fullPages: after.wal_fpi - before.wal_fpi,
    syncs,
    syncMs: (after.wal_sync_time - before.wal_sync_time) / syncs,
    checkpoints: after.checkpoints - before.checkpoints,
    checkpointedBuffers: after.buffers - before.buffers,
  };
}

/** How busy the cores are from its making on, and with what. */
class MachineTime {
  readonly #total = coreTimes();
  readonly #own = process.cpuUsage();

  shares(): { busy: number; generator: number } {
    const { busy, all } = coreTimes();
    const { user, system } = process.cpuUsage(this.#own);
    const elapsed = all - this.#total.all;
    return {
      busy: (busy - this.#total.busy) / elapsed,
      generator: (user + system) / 1000 / elapsed,
    };
  }
}

/** Milliseconds since the machine was started, over all cores. */
function coreTimes(): { busy: number; all: number } {
  const times = cpus().flatMap(({ times }) => Object.entries(times));
  const sum = (wanted: typeof times) =>
    wanted.reduce((total, [, milliseconds]) => total + milliseconds, 0);
  return {
    busy: sum(times.filter(([name]) => name !== "idle")),
    all: sum(times),
  };
}
