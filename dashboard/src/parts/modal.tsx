import * as Dialog from "@radix-ui/react-dialog";
import { type ReactNode, useState } from "react";

/** Props of {@linkcode Modal}. */
export interface ModalProps {
  title: string;
  description: string;
  /** Called on Escape and on a click outside. */
  onClose: () => void;
  children: ReactNode;
}

/**
 * A dialog in front of the page. It keeps the focus while it is open, and gives
 * it back to where it was before.
 */
export function Modal({ title, description, onClose, children }: ModalProps) {
  const [opener] = useState(() => document.activeElement as HTMLElement | null);
  // Radix only knows the openers that are its own triggers.
  const giveFocusBack = (event: Event) => {
    event.preventDefault();
    opener?.focus();
  };
  return (
    <Dialog.Root open onOpenChange={(isOpen) => isOpen || onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog" onCloseAutoFocus={giveFocusBack}>
          <Dialog.Title>{title}</Dialog.Title>
          <Dialog.Description>{description}</Dialog.Description>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
