/**
 * Pins the packages that other packages ask for by a range.
 *
 * A function is deployed without a lockfile: the upload has its `deno.json` and
 * the modules that `index.ts` leads to, and nothing else. A package that one of
 * these modules imports, by the exact version in `deno.json`, is the one that
 * the ranges of other packages resolve to as well. All of these are loaded
 * anyway: jose and middleware by `@supabase/server`, std-env by middleware,
 * iceberg-js by `@supabase/supabase-js`. tests/rollout/function_pins_test.ts
 * finds a package that is missing here.
 *
 * @module
 */
import "@supabase/middleware";
import "iceberg-js";
import "jose";
import "std-env";
