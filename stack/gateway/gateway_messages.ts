/** What the gateway's thread is told when it starts. */
export interface GatewayOptions {
  port: number;
  /** A connection string as `postgres`. */
  dbUrl: string;
  /** The names of the edge functions that exist. */
  functions: string[];
  /** The file that takes what lite writes to the console. */
  logPath: string;
}

/** A message to the gateway's thread. */
export type ToGateway =
  | { type: "start"; options: GatewayOptions }
  /** Where a function listens now; no port while it does not run. */
  | { type: "function"; name: string; port: number | null };

/** A message from the gateway's thread. */
export type FromGateway =
  | { type: "listening" }
  | { type: "failed"; message: string }
  /** Somebody asked for a function that does not run. */
  | { type: "function wanted"; name: string };
