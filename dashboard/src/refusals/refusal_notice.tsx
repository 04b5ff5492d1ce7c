import { type KeyboardEvent, useEffect } from "react";
import { useActions } from "../actions/actions.ts";
import type { Draft } from "../actions/draft.ts";
import { RefusalBox, type RefusalBoxProps } from "./refusal_box.tsx";
import { useNoticeFocus } from "./use_notice_focus.ts";

/** Props of {@linkcode RefusalNotice}. */
export interface RefusalNoticeProps
  extends Pick<RefusalBoxProps, "refused" | "reading" | "now" | "onShow"> {
  onClose: () => void;
  /** Called when a button has ended the refusal, with the bookings concerned. */
  onDone: (bookingIds: readonly string[]) => void;
}

/**
 * Says over the desk why the server has refused, with buttons that end it. It
 * stays until it is closed or another action for the same booking begins; what
 * the user has chosen stays chosen.
 */
export function RefusalNotice(props: RefusalNoticeProps) {
  const { refused: { action }, onClose, onDone } = props;
  const notice = useNoticeFocus<HTMLElement>();
  const { run, running } = useActions();
  const isFollowed = running !== null && running.key !== action.key &&
    running.bookingIds.some((id) => action.bookingIds.includes(id));
  useEffect(() => {
    if (isFollowed) onClose();
  }, [isFollowed, onClose]);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === "Escape") onClose();
  };
  const follow = async (draft: Draft) => {
    onClose();
    if (await run(draft)) onDone(draft.bookingIds);
  };
  return (
    <section
      ref={notice}
      className="refusal"
      role="alert"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <RefusalBox {...props} onRun={(draft) => void follow(draft)} />
      <button
        type="button"
        className="button is-quiet"
        aria-label="Close the refusal"
        onClick={onClose}
      >
        ×
      </button>
    </section>
  );
}
