/** The part of a PostgREST answer that tells rows from a failure. */
export interface Answer<Rows> {
  data: Rows | null;
  error: { message: string; code: string } | null;
}

/**
 * The rows of an answer from PostgREST.
 *
 * @throws {Error} If it is a failure; the cause is what PostgREST said.
 */
export function rowsOf<Rows>({ data, error }: Answer<Rows>): Rows {
  if (error !== null) throw new Error(error.message, { cause: error });
  if (data === null) throw new Error("The server answered without data");
  return data;
}
