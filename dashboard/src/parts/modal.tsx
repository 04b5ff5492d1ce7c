import * as Dialog from "@radix-ui/react-dialog";
import type { ReactNode } from "react";

/** Props of {@linkcode Modal}. */
export interface ModalProps {
  title: string;
  description: string;
  /** Called on Escape and on a click outside. */
  onClose: () => void;
  children: ReactNode;
}

/** A dialog in front of the page. It keeps the focus while it is open. */
export function Modal({ title, description, onClose, children }: ModalProps) {
  return (
    <Dialog.Root open onOpenChange={(isOpen) => isOpen || onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog">
          <Dialog.Title>{title}</Dialog.Title>
          <Dialog.Description>{description}</Dialog.Description>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
