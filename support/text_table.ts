/**
 * A Markdown table with aligned columns, so that it reads well in a terminal
 * too.
 *
 * @param header What stands above the columns.
 * @param rows As many cells each as the header has.
 */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const all = [header, ...rows].map((row) => row.map(escape));
  const widths = header.map((_, column) =>
    Math.max(3, ...all.map((row) => (row[column] ?? "").length))
  );
  const lines = all.map((row) =>
    line(widths.map((width, column) => (row[column] ?? "").padEnd(width)))
  );
  const rule = line(widths.map((width) => "-".repeat(width)));
  return [...lines.slice(0, 1), rule, ...lines.slice(1)].join("\n");
}

function escape(cell: string): string {
  return cell.replaceAll("|", "\\|");
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
