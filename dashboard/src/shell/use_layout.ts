import { useSyncExternalStore } from "react";

/** How the desk is laid out. */
export type Layout = "wide" | "landscape" | "portrait" | "phone";

const PHONE = matchMedia("(max-width: 699.98px), (max-height: 559.98px)");
const WIDE = matchMedia("(min-width: 1280px)");
const PORTRAIT = matchMedia("(orientation: portrait)");

/** How the desk is laid out on this screen, which a tablet turns. */
export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, layoutNow);
}

function layoutNow(): Layout {
  if (PHONE.matches) return "phone";
  if (WIDE.matches) return "wide";
  return PORTRAIT.matches ? "portrait" : "landscape";
}

function subscribe(onChange: () => void): () => void {
  const end = new AbortController();
  for (const query of [PHONE, WIDE, PORTRAIT]) {
    query.addEventListener("change", onChange, { signal: end.signal });
  }
  return () => end.abort();
}
