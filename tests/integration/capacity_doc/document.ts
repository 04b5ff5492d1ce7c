const path = new URL("../../../docs/capacity.md", import.meta.url);
const lines = (await Deno.readTextFile(path)).split("\n");

function cellsOf(line: string): string[] {
  return line.split("|").slice(1, -1)
    .map((cell) => cell.trim().replaceAll("`", ""));
}

/**
 * The rows of the table in docs/capacity.md that has these columns.
 *
 * @throws {Error} If there is no such table, or it has no rows.
 */
export function readTable<Column extends string>(
  ...columns: Column[]
): Record<Column, string>[] {
  const head = lines.findIndex((line) =>
    line.startsWith("|") && cellsOf(line).join() === columns.join()
  );
  const end = lines.findIndex((line, n) => n > head && !line.startsWith("|"));
  const rows = lines.slice(head + 2, end).map((line) => {
    const cells = cellsOf(line);
    const entries = columns.map((column, n) => [column, cells[n] ?? ""]);
    return Object.fromEntries(entries) as Record<Column, string>;
  });
  if (head < 0 || rows.length === 0) {
    throw new Error(`No table has the columns "${columns.join(" | ")}"`);
  }
  return rows;
}

/** A number of the document; undefined for "null". */
export function numberOf(cell: string): number | undefined {
  return cell === "null" ? undefined : Number(cell);
}
