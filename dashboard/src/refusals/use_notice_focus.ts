import { useEffect, useRef, useState } from "react";

/**
 * Gives a notice the focus when it appears, and gives it back when the notice
 * goes, to the list of bookings if what had it is gone as well.
 *
 * @returns The ref of the notice, which needs a `tabIndex` of -1.
 */
export function useNoticeFocus<Notice extends HTMLElement>() {
  const notice = useRef<Notice>(null);
  const [opener] = useState(() => document.activeElement as HTMLElement | null);
  useEffect(() => {
    notice.current?.focus();
    return () => giveFocusBack(opener, notice.current);
  }, [opener]);
  return notice;
}

function giveFocusBack(
  opener: HTMLElement | null,
  notice: HTMLElement | null,
): void {
  const focused = document.activeElement;
  // The user has gone on elsewhere.
  if (focused !== document.body && !notice?.contains(focused)) return;
  const isThere = opener?.isConnected && opener !== document.body;
  const target = isThere
    ? opener
    : document.querySelector<HTMLElement>('.booking-rows [tabindex="0"]');
  target?.focus({ preventScroll: true });
}
