import { useReading } from "../data/use_reading.ts";

/** Rows that make no sense are listed as what they are, and hide nothing. */
export function UnreadableRows() {
  const { unreadable } = useReading();
  if (unreadable.length === 0) return null;
  return (
    <ul className="unreadable" aria-label="Cannot be read">
      {unreadable.map(({ list, name }, index) => (
        <li key={index}>
          <strong>{name}</strong>{" "}
          <small>{list}: cannot be read. No table</small>
        </li>
      ))}
    </ul>
  );
}
