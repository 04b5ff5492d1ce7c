import { resolve } from "node:path";

/** Test files that run in one go. */
export interface Stage {
  paths: string[];
  flags: string[];
}

/** The tests that share one stack and do not disturb each other. */
const PARALLEL_FOLDERS = [
  "tests/unit",
  "tests/integration",
  "tests/concurrency",
];

/** Alters the schema of the shared stack. */
const SCHEMA_FOLDER = "tests/schema_drift";

/** Start stacks of their own; say nothing about a Supabase elsewhere. */
const STACK_FOLDERS = ["tests/stack", "tests/faults"];

const SERIAL_FOLDERS = [SCHEMA_FOLDER, ...STACK_FOLDERS];

/** What {@linkcode planStages} needs. */
export interface StageOptions {
  /** Files and folders to run instead of everything. */
  paths: string[];
  /** Whether the tests run against a Supabase that somebody else started. */
  isOutside: boolean;
}

/** Puts tests that need the stack for themselves behind all others. */
export function planStages({ paths, isOutside }: StageOptions): Stage[] {
  const serialFolders = isOutside ? [SCHEMA_FOLDER] : SERIAL_FOLDERS;
  const chosen = paths.length > 0
    ? paths
    : [...PARALLEL_FOLDERS, ...serialFolders].filter(isFolder);
  const isSerial = (path: string) =>
    SERIAL_FOLDERS.some((folder) => isWithin(path, folder));
  return [
    {
      paths: chosen.filter((path) => !isSerial(path)),
      flags: ["--parallel", "--shuffle"],
    },
    { paths: chosen.filter(isSerial), flags: [] },
  ].filter((stage) => stage.paths.length > 0);
}

function isWithin(path: string, folder: string): boolean {
  return `${resolve(path)}/`.startsWith(`${resolve(folder)}/`);
}

function isFolder(path: string): boolean {
  try {
    return Deno.statSync(path).isDirectory;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
