/**
 * Unpacks the archives named by its arguments into the temporary folder. It is
 * a program of its own because the package asks `TMPDIR` for the folder, and all
 * test files share that variable.
 *
 * @module
 */
import { inflate } from "@sparticuz/chromium";

if (import.meta.main) await Promise.all(Deno.args.map(inflate));
