import { useState } from "react";
import { OTHER, reasonOf } from "./reason.ts";
import { TextField } from "./text_field.tsx";

/** Props of {@linkcode ReasonButtons}. */
export interface ReasonButtonsProps {
  /** One that ends with "for" asks for whom. */
  reasons: readonly string[];
  /** Empty while there is none. */
  reason: string;
  onReason: (reason: string) => void;
}

/** A button for each usual reason; "Other" asks for one in words. */
export function ReasonButtons(props: ReasonButtonsProps) {
  const { reasons, onReason } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const [words, setWords] = useState("");
  const isOpen = chosen === OTHER || chosen?.endsWith(" for") === true;
  const choose = (one: string) => {
    setChosen(one);
    onReason(reasonOf(one, words));
  };
  return (
    <>
      <div className="reasons" role="group" aria-label="Why?">
        {[...reasons, OTHER].map((one) => (
          <button
            key={one}
            type="button"
            className="button"
            aria-pressed={chosen === one}
            onClick={() => choose(one)}
          >
            {one}
          </button>
        ))}
      </div>
      {isOpen && (
        <TextField
          label={chosen === OTHER ? "Reason" : "For whom?"}
          value={words}
          maxLength={180}
          onChange={(text) => {
            setWords(text);
            onReason(reasonOf(chosen ?? OTHER, text));
          }}
        />
      )}
    </>
  );
}
