import { type ComponentType, lazy, type LazyExoticComponent } from "react";

const loads: (() => Promise<unknown>)[] = [];

/**
 * A component that is loaded when it is drawn first, or by
 * {@linkcode loadTheRest}.
 */
// deno-lint-ignore no-explicit-any
export function lazily<Drawn extends ComponentType<any>>(
  load: () => Promise<{ default: Drawn }>,
): LazyExoticComponent<Drawn> {
  loads.push(load);
  return lazy(load);
}

/**
 * Loads what has not been needed yet, so that it is there when the connection is
 * not.
 */
export function loadTheRest(): void {
  for (const load of loads) load().catch(() => {});
}
