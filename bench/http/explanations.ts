/** What the rates and latencies are of. */
export const ABOUT_LOAD =
  `Fresh bookings are seated through assign-tables, as the dashboard does it:
signed in, with an idempotency key, over connections that stay open. Each client
is staff of another restaurant and sends its next call when it has its answer.
In between, as many are seated with the RPC alone: one statement on a connection
that stays open too and has the user's role and claims. Both ways are warmed up
before. The rate is the median of the rounds, with the lowest and the highest.`;

/** What the parts of a call are, and which of them are the local stack's. */
export const ABOUT_SPLIT =
  `Where the time goes, by the header \`Server-Timing\`. The function and the
RPC are the same on the platform. The gateway is not: here one thread of Deno
stands before the function and again between it and the database, in the process
that the clients run in too. Behind the function it looks up the user, and its
transaction has four statements around the RPC, each a round trip, none
prepared. So "transaction" minus "the RPC alone" and both lines of the gateway
measure the local stack, with everything on the same cores; they say nothing
about Supabase's gateway and PostgREST.`;

/** What a start is. */
export const ABOUT_START =
  `How long a function takes from the start of its process until its first
answer (a refusal that needs no database), until its modules are imported, and
the same without V8's code cache, which the platform may not have. "More" is
the difference to a module without imports: the part of the module graph. Each
is the median of repetitions in turn, with the lowest and the highest; the files
are in the system's cache and the TypeScript is transpiled.`;

/** What is counted of the module graph. */
export const ABOUT_GRAPH =
  `The files that V8 parses for each function, counted by its debugger, with
their size on disk. Modules that only types come from are not loaded.`;
