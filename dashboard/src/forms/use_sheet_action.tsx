import { type ReactNode, useState } from "react";
import { useActions } from "../actions/actions.ts";
import type { Draft } from "../actions/draft.ts";
import type { ServiceReading } from "../data/service_reading.ts";
import { useIsMounted } from "../parts/use_is_mounted.ts";
import { RefusalBox } from "../refusals/refusal_box.tsx";
import type { Refused } from "../refusals/way.ts";

/** What {@linkcode useSheetAction} needs. */
export interface SheetActionOptions {
  reading: ServiceReading;
  now: number;
  onClose: () => void;
  /** Shows a booking, after the sheet was closed. */
  onShow: (bookingId: string) => void;
}

/** What a sheet does, and what has come of it. */
export interface SheetAction {
  /**
   * Does it and closes the sheet, also when there is no answer: the desk goes
   * on with it. After a refusal the sheet stays as it is.
   */
  submit: (draft: Draft, remark?: string) => Promise<void>;
  /** Whether something is being done, so that nothing else can be. */
  isBusy: boolean;
  /** The refusal with its buttons; null when there is none. */
  refusal: ReactNode;
  /** Drops the refusal when what was refused has changed. */
  forgetRefusal: () => void;
}

/** Does what a sheet is for; a refusal is shown in it. */
export function useSheetAction(options: SheetActionOptions): SheetAction {
  const { reading, now, onClose, onShow } = options;
  const { run, running } = useActions();
  const [refused, setRefused] = useState<Refused | null>(null);
  const isMounted = useIsMounted();
  const submit = async (draft: Draft, remark?: string) => {
    setRefused(null);
    let isRefused = false;
    await run(draft, {
      takeRefusal(refusal, action) {
        // Of a sheet that was closed meanwhile, the desk shows it.
        if (!isMounted()) return false;
        setRefused({ refusal, action });
        return isRefused = true;
      },
      ...(remark !== undefined && { remark }),
    });
    if (!isRefused && isMounted()) onClose();
  };
  const show = (bookingId: string) => {
    onClose();
    onShow(bookingId);
  };
  return {
    submit,
    isBusy: running !== null,
    forgetRefusal: () => setRefused(null),
    refusal: refused && (
      <div role="alert" className="refusal is-inline">
        <RefusalBox
          key={refused.action.key}
          refused={refused}
          reading={reading}
          now={now}
          onRun={(draft) => void submit(draft)}
          onShow={show}
        />
      </div>
    ),
  };
}
