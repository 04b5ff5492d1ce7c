import type { Stack } from "../../stack/stack.ts";

/** The variables from which the fixtures read where the stack is. */
export function environmentOf({ status, logs }: Stack): Record<string, string> {
  return {
    SUPABASE_URL: status.API_URL,
    SUPABASE_DB_URL: status.DB_URL,
    SUPABASE_PUBLISHABLE_KEY: status.PUBLISHABLE_KEY,
    SUPABASE_SECRET_KEY: status.SECRET_KEY,
    SUPABASE_JWT_SECRET: status.JWT_SECRET,
    DEMO_EMAIL: status.DEMO_EMAIL,
    DEMO_PASSWORD: status.DEMO_PASSWORD,
    POSTGRES_LOG: logs.postgres,
    FUNCTIONS_LOG: logs.functions,
    GATEWAY_LOG: logs.gateway,
  };
}
