import { parseBody } from "../../supabase/functions/_shared/parse_body.ts";
import { AssignmentError } from "../../supabase/functions/_shared/assignment_error.ts";
import type { RequestIssue } from "../../supabase/functions/_shared/invalid_request.ts";
import type { z } from "zod";

export const UUID = "b0000000-0000-4000-8000-000000000001";

/** Values that are not UUIDs, each one a mistake that clients make. */
export const notUuids: unknown[] = [
  "",
  "1",
  1,
  null,
  true,
  {},
  [UUID],
  `${UUID} `,
  `{${UUID}}`,
  UUID.replaceAll("-", ""),
  UUID.replace("b", "g"),
  `${UUID}\0`,
  `${UUID}'; drop table bookings; --`,
];

/** UUIDs that Postgres accepts, with and without an RFC version. */
export const uuids = [
  UUID,
  UUID.toUpperCase(),
  "00000000-0000-0000-0000-000000000000",
  "11111111-1111-1111-1111-111111111111",
  "01890a5d-ac96-774b-bcce-b302099a8057",
];

/** Parses a value as it arrives, as the bytes of JSON. */
export function parse<Body>(schema: z.ZodType<Body>, value: unknown): Body {
  return parseBody(new TextEncoder().encode(JSON.stringify(value)), schema);
}

/** The paths for which a value is refused; none when it is accepted. */
export function refusedPaths<Body>(
  schema: z.ZodType<Body>,
  value: unknown,
): string[] {
  try {
    parse(schema, value);
    return [];
  } catch (thrown) {
    if (!(thrown instanceof AssignmentError)) throw thrown;
    const issues = thrown.details?.issues as RequestIssue[];
    return issues.map(({ path }) => path);
  }
}
