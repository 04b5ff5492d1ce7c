import * as Dialog from "@radix-ui/react-dialog";
import type { ReactNode } from "react";

/** What {@linkcode Modal} shows and tells. */
export interface ModalProps {
  title: string;
  description: string;
  onClose: () => void;
  children: ReactNode;
}

/** A question in front of everything else. */
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
