import {
  errorCatalogue,
  type Reason,
} from "../supabase/functions/_shared/error_catalogue.ts";

/** The refusal that an SQLSTATE of class TA stands for; undefined for others. */
export function reasonOf(sqlstate: string): Reason | undefined {
  if (!sqlstate.startsWith("TA")) return undefined;
  return (Object.keys(errorCatalogue) as Reason[]).find((reason) =>
    errorCatalogue[reason].sqlstates[0] === sqlstate
  );
}

/** Whether the text is one of the documented reasons. */
export function isReason(text: unknown): text is Reason {
  return typeof text === "string" && Object.hasOwn(errorCatalogue, text);
}
