/** An answer of the REST interface. */
interface Answer<Rows> {
  data: Rows | null;
  error: { message: string; code: string } | null;
}

/**
 * The rows of an answer.
 *
 * @throws {Error} If it is a failure.
 */
export function rowsOf<Rows>({ data, error }: Answer<Rows>): Rows {
  if (error !== null) throw new Error(error.message, { cause: error });
  if (data === null) throw new Error("The server answered without data");
  return data;
}
