import { stateLabel, type TableState } from "./table_view.ts";

const STATES: TableState[] = ["free", "held", "seated", "inactive"];

/** What the outlines and fills of the tables mean. */
export function Legend() {
  return (
    <ul className="legend" aria-label="Legend">
      {STATES.map((state) => (
        <li key={state}>
          <svg width={28} height={20} aria-hidden="true">
            <g className={`table table-${state}`}>
              <rect
                className="top"
                x={2}
                y={2}
                width={24}
                height={16}
                rx={state === "seated" ? 8 : 3}
              />
              {state === "held" && (
                <rect
                  className="inner-line"
                  x={5}
                  y={5}
                  width={18}
                  height={10}
                  rx={2}
                />
              )}
              {state === "inactive" && (
                <path className="cross" d="M2 2l24 16m0 -16l-24 16" />
              )}
            </g>
          </svg>
          {stateLabel(state)}
        </li>
      ))}
    </ul>
  );
}
