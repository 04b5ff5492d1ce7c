import { type FormEvent, useId, useState } from "react";
import type { Draft } from "../actions/draft.ts";
import { useActions } from "../actions/actions.ts";
import type { ServiceReading } from "../data/service_reading.ts";
import { useWording } from "../wording/use_wording.ts";
import { refusalText } from "./refusal_text.ts";
import type { Refused, Way } from "./way.ts";
import { waysOut } from "./ways_out.ts";

/** Props of {@linkcode RefusalBox}. */
export interface RefusalBoxProps {
  refused: Refused;
  reading: ServiceReading;
  now: number;
  /** Does what a button stands for. */
  onRun: (draft: Draft) => void;
  /** Shows a booking. */
  onShow: (bookingId: string) => void;
}

/** Why the server has refused, and the buttons that end it. */
export function RefusalBox(props: RefusalBoxProps) {
  const { refused, reading, now, onRun, onShow } = props;
  const wording = useWording();
  const { running } = useActions();
  const [asking, setAsking] = useState(false);
  const { title, description } = refusalText(refused.refusal, wording);
  const ways = waysOut(refused, { reading, now, wording });
  const allow = ways.find((way) => way.type === "allow");
  const take = (way: Way) => {
    if (way.type === "run") onRun(way.draft);
    else if (way.type === "show") onShow(way.bookingId);
    else setAsking(true);
  };
  return (
    <div className="refusal-box">
      <p>
        <strong>{title}.</strong> {allow === undefined && description}
      </p>
      <div className="refusal-buttons">
        {ways.map((way) => (
          <button
            key={way.label}
            type="button"
            className="button"
            aria-disabled={running !== null}
            onClick={() => running === null && take(way)}
          >
            {way.label}
          </button>
        ))}
      </div>
      {asking && allow !== undefined && (
        <AllowForm
          onAllow={(reason) => {
            const draft = allow.draftFor(reason);
            if (draft !== null) onRun(draft);
          }}
        />
      )}
    </div>
  );
}

/** Asks a manager why a party may come in past the limits. */
function AllowForm({ onAllow }: { onAllow: (reason: string) => void }) {
  const [reason, setReason] = useState("");
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== "") onAllow(reason.trim());
  };
  return (
    <form className="allow-form" onSubmit={submit}>
      <label htmlFor={id}>Why is this party let in?</label>
      <input
        id={id}
        type="text"
        maxLength={500}
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <button
        type="submit"
        className="button is-primary"
        aria-disabled={reason.trim() === ""}
      >
        Allow
      </button>
    </form>
  );
}
