// deno-lint-ignore-file no-console -- the log goes to the console

/** A response and the lines that were logged for it. */
export interface Called {
  response: Response;
  lines: string[];
}

/** Runs a call and returns its response with what it wrote to stdout. */
export async function withCapturedLog(
  call: () => Promise<Response>,
): Promise<Called> {
  const lines: string[] = [];
  const original = console.log;
  console.log = (...values: unknown[]) => lines.push(values.join(" "));
  try {
    return { response: await call(), lines };
  } finally {
    console.log = original;
  }
}
