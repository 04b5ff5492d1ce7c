import { corsHeaders as supabaseCorsHeaders } from "@supabase/supabase-js/cors";

/**
 * The CORS headers of every response.
 *
 * They extend what the Supabase clients need. Any origin may call, because
 * the credentials travel in headers that browsers never add on their own.
 */
export const corsHeaders = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": [
    supabaseCorsHeaders["Access-Control-Allow-Headers"],
    "idempotency-key",
    "x-request-id",
  ].join(", "),
  "access-control-allow-methods": "POST, OPTIONS",
  "access-control-expose-headers": [
    "x-request-id",
    "retry-after",
    "idempotency-replayed",
    "server-timing",
    "x-supabase-server-error",
  ].join(", "),
  "access-control-max-age": "86400",
};
