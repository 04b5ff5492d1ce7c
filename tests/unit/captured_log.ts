// deno-lint-ignore-file no-console -- the log goes to the console

/** A response and the lines that were logged for it. */
export interface Called {
  response: Response;
  lines: string[];
}

/** Runs a call and gives what it wrote to stdout beside its response. */
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
