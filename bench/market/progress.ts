const began = performance.now();

/** Tells whoever waits what happens now, and when. */
export function progress(text: string): void {
  const seconds = Math.round((performance.now() - began) / 1000);
  // deno-lint-ignore no-console
  console.error(`${String(seconds).padStart(4)} s  ${text}`);
}
