/**
 * The keys and secrets that the Supabase CLI uses for every local project. They
 * are public and the same on every machine, so one `.env` works with this stack
 * and with `supabase start`. Never use them on a server that others can reach.
 *
 * @module
 */

export const PUBLISHABLE_KEY = "sb_publishable_ACJWlzQHlZjBrEguHvfOxg_3BJgxAaH";
export const SECRET_KEY = "sb_secret_N7UND0UgjKTVK-Uodkm0Hg_xSvEMPvz";
export const JWT_SECRET =
  "super-secret-jwt-token-with-at-least-32-characters-long";

/** The password of every database role that can log in. */
export const DB_PASSWORD = "postgres";
