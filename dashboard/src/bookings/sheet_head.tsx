import { type ReactNode, useEffect, useRef, useState } from "react";
import { useChoice } from "../choice/use_choice.ts";

/** Props of {@linkcode SheetHead}. */
export interface SheetHeadProps {
  title: string;
  children?: ReactNode;
}

/**
 * The way back to the list, and the title. The title gets the focus when the
 * sheet appears, and what had it before gets it back.
 */
export function SheetHead({ title, children }: SheetHeadProps) {
  const { clear } = useChoice();
  const heading = useRef<HTMLHeadingElement>(null);
  const [opener] = useState(() => document.activeElement as HTMLElement | null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const close = () => {
    clear();
    // What opened it may only be drawn again without the sheet.
    requestAnimationFrame(() => giveFocusBack(opener));
  };
  return (
    <header className="sheet-head">
      <button type="button" className="button" onClick={close}>
        ‹ List
      </button>
      <h2 ref={heading} tabIndex={-1}>{title}</h2>
      {children}
    </header>
  );
}

function giveFocusBack(opener: HTMLElement | null): void {
  const isThere = opener?.checkVisibility() && opener !== document.body;
  const target = isThere
    ? opener
    : document.querySelector<HTMLElement>('.row-main[tabindex="0"]');
  target?.focus();
}
