import { useChoice } from "../choice/use_choice.ts";
import { useReading } from "../data/use_reading.ts";
import { lazily } from "../parts/lazily.ts";
import { useSheets } from "../sheets/use_sheets.ts";
import { useNow } from "../time/use_now.ts";

const FORMS = {
  edit: lazily(() => import("../forms/edit_sheet.tsx")),
  cancel: lazily(() => import("../forms/cancel_sheet.tsx")),
  here: lazily(() => import("../forms/here_sheet.tsx")),
  split: lazily(() => import("../forms/split_sheet.tsx")),
  join: lazily(() => import("../forms/join_sheet.tsx")),
};

/** Props of {@linkcode PartyForm}. */
export interface PartyFormProps {
  kind: keyof typeof FORMS;
  bookingId: string;
  /** The size that an edit begins with; missing: that of the party. */
  partySize?: number;
}

/** A form about one party; nothing for a party that is not there any more. */
export function PartyForm(props: PartyFormProps) {
  const { kind, bookingId, partySize } = props;
  const reading = useReading();
  const now = useNow();
  const { close } = useSheets();
  const { select } = useChoice();
  const booking = reading.bookings.find(({ id }) => id === bookingId);
  if (booking === undefined) return null;
  const Form = FORMS[kind];
  return (
    <Form
      reading={reading}
      now={now}
      booking={booking}
      onClose={close}
      onShow={select}
      {...(partySize !== undefined && { partySize })}
    />
  );
}
