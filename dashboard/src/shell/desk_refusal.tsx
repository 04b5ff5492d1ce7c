import { useChoice } from "../choice/use_choice.ts";
import { useReading } from "../data/use_reading.ts";
import { RefusalNotice } from "../refusals/refusal_notice.tsx";
import type { Refused } from "../refusals/way.ts";
import { useNow } from "../time/use_now.ts";

/** The last refusal, over the desk. */
export default function DeskRefusal(
  { refused, onClose }: { refused: Refused; onClose: () => void },
) {
  const { select, deselect, purpose } = useChoice();
  // The tables that were refused are not wanted any more.
  const forgetChoice = (bookingIds: readonly string[]) => {
    if (purpose !== null) bookingIds.forEach(deselect);
  };
  return (
    <RefusalNotice
      refused={refused}
      reading={useReading()}
      now={useNow()}
      onShow={select}
      onClose={onClose}
      onDone={forgetChoice}
    />
  );
}
