import type { ActionText } from "./action_text.ts";

/** It is loaded when the user touches the page first: until then nothing is said. */
const sonner = () => import("sonner");

/**
 * Says that an action was done.
 *
 * @param undo Takes it back; null if that cannot be done.
 * @param remark What there is to say about it.
 */
export function toastSuccess(
  { done }: ActionText,
  undo: (() => void) | null,
  remark?: string,
): void {
  void sonner().then(({ toast }) =>
    toast.success(done, {
      description: remark,
      action: undo && { label: "Undo", onClick: undo },
    })
  );
}

/** Says that an action was not taken back. */
export function toastChangedSince({ title }: ActionText): void {
  void sonner().then(({ toast }) =>
    toast.error("Nothing was undone", {
      description: `Something was changed after “${title}”.`,
    })
  );
}

/** Says that it is not known whether an action may be taken back. */
export function toastUnread(): void {
  void sonner().then(({ toast }) =>
    toast.error("Nothing was undone", {
      description: "The server does not answer. Undo it later, in More.",
    })
  );
}
