import { toast } from "sonner";
import type { Failure } from "../api/failure.ts";
import type { ActionText } from "./action_text.ts";

/**
 * Says that an action was done.
 *
 * @param undo Takes it back; null if that cannot be done.
 * @returns The toast's id, to dismiss it by.
 */
export function toastSuccess(
  { done }: ActionText,
  undo: (() => void) | null,
): string | number {
  return toast.success(done, {
    action: undo && { label: "Undo", onClick: undo },
  });
}

/** Says that an action has no answer yet, and that it is not lost. */
export function toastUnanswered(
  { title }: ActionText,
  failure: Exclude<Failure, { kind: "refused" }>,
): void {
  const description = `“${title}” is kept on this device.`;
  if (failure.kind === "signed out") {
    toast.error("Your session has ended. Sign in again", { description });
  } else toast.error("The server does not answer", { description });
}

/** Says that the last action was not taken back. */
export function toastChangedSince(): void {
  toast.error("Nothing was undone", {
    description: "Another user has made a change since then.",
  });
}
