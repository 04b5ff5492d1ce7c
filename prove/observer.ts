import postgres from "postgres";
import type { Database } from "../support/database.ts";
import { readEnvironment } from "../support/environment.ts";

/** Opens the observer's sessions. They have a name, so that faults can spare them. */
export function connectObserver(): Database {
  return postgres(readEnvironment().databaseUrl, {
    max: 16,
    onnotice: () => {},
    prepare: false,
    // Seconds. By default the driver waits three times as long after each
    // failure, up to 20, while PostgreSQL starts again.
    backoff: () => 0.1,
    connection: { application_name: "observer" },
  });
}
