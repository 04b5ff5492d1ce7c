import {
  errorCatalogue,
  transportStatuses,
} from "../../supabase/functions/_shared/error_catalogue.ts";
import { isReason } from "../../support/reasons.ts";

const FIELDS = ["code", "details", "hint", "message", "reason", "requestId"];

/** Words that a database uses in its own errors, for developers. */
const RAW = /\b(relation|column|SQLSTATE|syntax error|PL\/pgSQL|constraint)\b/;

/**
 * Compares the body of an error with the documented ones: its fields, whether
 * reason, code and status go together, and whether it quotes the database.
 *
 * @returns What is wrong with it, or null.
 */
export function flawOf(status: number, body: unknown): string | null {
  if (typeof body !== "object" || body === null) return "It is not an object";
  const { reason, code, message, hint } = body as Record<string, unknown>;
  if (Object.keys(body).sort().join() !== FIELDS.join()) {
    return `Its fields are ${Object.keys(body).join()}`;
  }
  if (!isReason(reason)) return `Its reason is "${reason}"`;
  const documented = errorCatalogue[reason];
  const statuses = reason === "INVALID_REQUEST"
    ? [documented.status, ...transportStatuses]
    : [documented.status];
  if (!statuses.includes(status) || documented.code !== code) {
    return `"${reason}" does not go with ${status} and "${code}"`;
  }
  return RAW.test(`${message} ${hint}`) ? "It quotes the database" : null;
}
