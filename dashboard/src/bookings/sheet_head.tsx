import { type ReactNode, useEffect, useRef } from "react";
import { useChoice } from "../choice/use_choice.ts";

/** The way back to the list, and the title, which gets the focus. */
export function SheetHead(
  { title, children }: { title: string; children?: ReactNode },
) {
  const { clear } = useChoice();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    // An arrow key on the floor goes on from the table.
    if (opener?.closest('[role="grid"]')) return;
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className="sheet-head">
      <button type="button" className="button" onClick={() => close(clear)}>
        ‹ List
      </button>
      <h2 ref={heading} tabIndex={-1}>{title}</h2>
      {children}
    </header>
  );
}

/** Selects nothing, and gives the focus back to the row that was selected. */
function close(clear: () => void): void {
  const selected = document.querySelector('[data-selected="true"]')
    ?.getAttribute("data-booking-id");
  clear();
  requestAnimationFrame(() => {
    const rows = document.querySelector(
      `[data-booking-id="${selected}"] .row-main`,
    ) ?? document.querySelector('.booking-rows .row-main[tabindex="0"]');
    (rows as HTMLElement | null)?.focus();
  });
}
