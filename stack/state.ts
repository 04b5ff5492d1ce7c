/**
 * The stack's folder: at most one stack runs in it, and other programs can read
 * the addresses and keys of the running one.
 *
 * @module
 */
import { join } from "node:path";
import { readIfPresent, removeIfPresent } from "./files.ts";
import { StackError } from "./stack_error.ts";

/** A stack's addresses and keys, named as by `supabase status -o env`. */
export interface StackStatus {
  API_URL: string;
  DB_URL: string;
  FUNCTIONS_URL: string;
  PUBLISHABLE_KEY: string;
  SECRET_KEY: string;
  JWT_SECRET: string;
  /** Missing when the stack runs without the dashboard. */
  DASHBOARD_URL?: string;
  DEMO_EMAIL: string;
  DEMO_PASSWORD: string;
}

const STATUS_FILE = "status.json";
const LOCK_FILE = "lock";

/** The claim of one running stack on its folder. */
export class StackFolder {
  readonly #lock: Deno.FsFile;

  private constructor(readonly path: string, lock: Deno.FsFile) {
    this.#lock = lock;
  }

  /**
   * Claims the folder and creates it if necessary. The claim ends with this
   * process, even if that is killed.
   *
   * @throws {StackError} If a stack already runs in it.
   */
  static async claim(path: string): Promise<StackFolder> {
    await Deno.mkdir(path, { recursive: true });
    const lock = await Deno.open(join(path, LOCK_FILE), {
      create: true,
      write: true,
    });
    if (!await lock.tryLock(true)) {
      lock.close();
      throw new StackError(
        `Cannot start in "${path}": a stack already runs there`,
      );
    }
    // A stack that was killed has left its status there.
    await removeIfPresent(join(path, STATUS_FILE));
    return new StackFolder(path, lock);
  }

  async publish(status: StackStatus): Promise<void> {
    const text = JSON.stringify(status, null, 2) + "\n";
    await Deno.writeTextFile(join(this.path, STATUS_FILE), text);
  }

  async release(): Promise<void> {
    await removeIfPresent(join(this.path, STATUS_FILE));
    this.#lock.close();
  }
}

/**
 * Reads the addresses and keys of the stack in a folder.
 *
 * @throws {StackError} If no stack runs there.
 */
export async function readStatus(path: string): Promise<StackStatus> {
  const text = await readIfPresent(join(path, STATUS_FILE));
  // A stack that was killed leaves its status, but not its lock.
  if (text === undefined || !await isClaimed(path)) {
    throw new StackError(
      `No stack runs in "${path}": start one with "deno task start"`,
    );
  }
  return JSON.parse(text);
}

async function isClaimed(path: string): Promise<boolean> {
  using lock = await Deno.open(join(path, LOCK_FILE));
  return !await lock.tryLock(false);
}
