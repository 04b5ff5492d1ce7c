import * as Dialog from "@radix-ui/react-dialog";
import { type ReactNode, useRef, useState } from "react";

/** Props of {@linkcode Sheet}. */
export interface SheetProps {
  title: string;
  /** What there is to know before anything is done. */
  description?: string;
  /** Called on Escape, on a click outside, and on Close. */
  onClose: () => void;
  children: ReactNode;
}

/**
 * A form in front of the desk. The focus goes to its title, and on closing back
 * to what has opened it, or to what stands for that by then.
 */
export function Sheet({ title, description, onClose, children }: SheetProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [opener] = useState(() => document.activeElement as HTMLElement | null);
  const focusTitle = (event: Event) => {
    event.preventDefault();
    heading.current?.focus();
  };
  const giveFocusBack = (event: Event) => {
    event.preventDefault();
    const isThere = opener?.isConnected && opener !== document.body;
    const target = isThere
      ? opener
      : document.querySelector<HTMLElement>("main [tabindex='0'], main button");
    target?.focus({ preventScroll: true });
  };
  return (
    <Dialog.Root open onOpenChange={(isOpen) => isOpen || onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content
          className="sheet"
          onOpenAutoFocus={focusTitle}
          onCloseAutoFocus={giveFocusBack}
          {...(description === undefined && { "aria-describedby": undefined })}
        >
          <header>
            <Dialog.Title ref={heading} tabIndex={-1}>{title}</Dialog.Title>
            <Dialog.Close className="button is-quiet" aria-label="Close">
              ×
            </Dialog.Close>
          </header>
          {description !== undefined && (
            <Dialog.Description>{description}</Dialog.Description>
          )}
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
