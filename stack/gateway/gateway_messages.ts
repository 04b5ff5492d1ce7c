/** What the gateway's thread needs to start. */
export interface GatewayOptions {
  port: number;
  /** A connection string as `postgres`. */
  dbUrl: string;
  /** The names of all edge functions. */
  functions: string[];
  /** The file for what lite writes to the console. */
  logPath: string;
}

/** A message to the gateway's thread. */
export type ToGateway =
  | { type: "start"; options: GatewayOptions }
  /** The port of a function; null while it does not run. */
  | { type: "function"; name: string; port: number | null };

/** A message from the gateway's thread. */
export type FromGateway =
  | { type: "listening" }
  | { type: "failed"; message: string }
  /** A function was requested that does not run. */
  | { type: "function wanted"; name: string };
