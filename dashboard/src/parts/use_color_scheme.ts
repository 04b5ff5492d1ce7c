import { useSyncExternalStore } from "react";

const DARK = "(prefers-color-scheme: dark)";

/** Whether the user wants dark pages or light ones. */
export function useColorScheme(): "dark" | "light" {
  const isDark = useSyncExternalStore(
    subscribe,
    () => matchMedia(DARK).matches,
  );
  return isDark ? "dark" : "light";
}

function subscribe(onChange: () => void): () => void {
  const query = matchMedia(DARK);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}
