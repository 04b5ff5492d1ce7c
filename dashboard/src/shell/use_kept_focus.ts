import { type RefObject, useEffect } from "react";

/** What gets the focus, the first that is there. */
const FALLBACKS = [
  ".sheet-head h2",
  '.row-main[tabindex="0"]',
  '.floor [tabindex="0"]',
];

/**
 * Keeps the focus on the desk: when what has it goes, the party that is selected
 * gets it, or the list, or the floor. It never falls to the page.
 */
export function useKeptFocus(desk: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = desk.current;
    if (root === null) return;
    let last: Element | null = null;
    const remember = ({ target }: FocusEvent) => {
      last = target as Element;
    };
    const observer = new MutationObserver(() => {
      const isLost = last !== null && !last.isConnected &&
        document.activeElement === document.body;
      if (!isLost) return;
      last = null;
      FALLBACKS.map((selector) => root.querySelector<HTMLElement>(selector))
        .find((found) => found?.checkVisibility())
        ?.focus({ preventScroll: true });
    });
    root.addEventListener("focusin", remember);
    observer.observe(root, { childList: true, subtree: true });
    return () => {
      root.removeEventListener("focusin", remember);
      observer.disconnect();
    };
  }, [desk]);
}
