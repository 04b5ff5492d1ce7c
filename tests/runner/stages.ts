import { resolve } from "node:path";

/** Tests that run at the same time. */
export interface Stage {
  paths: string[];
  flags: string[];
  /** The `deno.json` of the packages that only these tests need. */
  packages?: string;
}

/** The tests that share one stack and do not disturb each other. */
const PARALLEL_FOLDERS = [
  "tests/unit",
  "tests/integration",
  "tests/concurrency",
];

/** Alters the schema of the shared stack, one test after the other. */
const SCHEMA_FOLDER = "tests/schema_drift";

/** Shares the stack, but needs all processors. */
const BROWSER_FOLDER = "tests/e2e";
const BROWSER_PACKAGES = "tests/e2e/deno.json";

/** Start stacks of their own, so they do not apply to another Supabase. */
const STACK_FOLDERS = [
  "tests/stack",
  "tests/faults",
  "tests/partitioned",
  "tests/rollout",
  "tests/doctor",
];

/** Starts PostgreSQL itself, and needs the packages of the gates. */
const GATES_FOLDER = "tests/gates";
const GATES_PACKAGES = "gates/deno.json";

const PARALLEL_FLAGS = ["--parallel", "--shuffle"];

/** What {@linkcode planStages} needs. */
export interface StageOptions {
  /** Files and folders to run instead of everything. */
  paths: string[];
  /** Whether the tests run against a Supabase that the runner did not start. */
  isOutside: boolean;
}

/** Sorts the tests into stages that run one after the other. */
export function planStages({ paths, isOutside }: StageOptions): Stage[] {
  const folders = [
    ...PARALLEL_FOLDERS,
    BROWSER_FOLDER,
    SCHEMA_FOLDER,
    ...isOutside ? [] : [...STACK_FOLDERS, GATES_FOLDER],
  ];
  const chosen = paths.length > 0 ? paths : folders.filter(isFolder);
  const within = (...folders: string[]) => (path: string) =>
    folders.some((folder) => isWithin(path, folder));
  const hasOwnStack = within(...STACK_FOLDERS);
  const needsBrowser = within(BROWSER_FOLDER);
  const altersSchema = within(SCHEMA_FOLDER);
  const needsGates = within(GATES_FOLDER);
  const isApart = within(
    BROWSER_FOLDER,
    SCHEMA_FOLDER,
    GATES_FOLDER,
    ...STACK_FOLDERS,
  );
  return [
    {
      paths: chosen.filter((path) => !isApart(path)),
      flags: PARALLEL_FLAGS,
    },
    {
      paths: chosen.filter(needsBrowser),
      flags: PARALLEL_FLAGS,
      packages: BROWSER_PACKAGES,
    },
    { paths: chosen.filter(altersSchema), flags: [] },
    { paths: chosen.filter(hasOwnStack), flags: PARALLEL_FLAGS },
    {
      paths: chosen.filter(needsGates),
      flags: PARALLEL_FLAGS,
      packages: GATES_PACKAGES,
    },
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
