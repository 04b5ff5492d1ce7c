import { textTable } from "../support/text_table.ts";
import type { Diagnosis } from "./diagnosis.ts";
import type { Finding } from "./finding.ts";

/** How many places the table has room for. */
const SHOWN_PLACES = 5;

/** The exit codes of the program. */
const SOUND = 0;
const FINDINGS = 1;
export const COULD_NOT_LOOK = 2;

/** Nothing counts as sound that was not looked at. */
export function exitCode({ findings, notLookedAt }: Diagnosis): number {
  if (notLookedAt.length > 0) return COULD_NOT_LOOK;
  return findings.length > 0 ? FINDINGS : SOUND;
}

/** The diagnosis for programs. */
export function asJson(diagnosis: Diagnosis): string {
  const sound = exitCode(diagnosis) === SOUND;
  return JSON.stringify({ sound, ...diagnosis }, null, 2);
}

/** The diagnosis for people. */
export function asText({ findings, states, notLookedAt }: Diagnosis): string {
  const parts = [
    Object.entries(states).map(([name, state]) => `${name}: ${state}`)
      .join("\n"),
  ];
  if (findings.length > 0) {
    parts.push(textTable(
      ["Check", "What is wrong", "Where", "What to do"],
      findings.map((finding) => [
        finding.check,
        finding.what,
        places(finding),
        finding.todo,
      ]),
    ));
  }
  parts.push(
    ...notLookedAt.map(({ check, why }) => `Not looked at: ${check}: ${why}`),
    findings.length === 1 ? "1 finding" : `${findings.length} findings`,
  );
  return parts.filter((part) => part !== "").join("\n\n");
}

function places({ where, count }: Finding): string {
  const shown = where.slice(0, SHOWN_PLACES);
  const more = count - shown.length;
  return [...shown, ...more > 0 ? [`${more} more`] : []].join("; ");
}
