import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";

/** A measured value at a place of the horizontal axis. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  /** The line that it belongs to. */
  readonly line: string;
}

/** What a picture says besides its dots. */
export interface PictureOptions {
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  /** Of the horizontal axis. */
  readonly base: 2 | 10;
  /** Colours by line. */
  readonly colours: Readonly<Record<string, string>>;
}

/** Draws lines with the spread of each dot, as SVG. */
export async function drawLines(
  dots: readonly Dot[],
  { title, xTitle, yTitle, base, colours }: PictureOptions,
): Promise<string> {
  const x = {
    field: "x",
    type: "quantitative" as const,
    title: xTitle,
    scale: { type: "log" as const, base },
    axis: { values: [...new Set(dots.map((dot) => dot.x))], format: "~s" },
  };
  const color = {
    field: "line",
    type: "nominal" as const,
    title: null,
    legend: { orient: "bottom" as const, symbolOpacity: 1 },
    scale: { domain: Object.keys(colours), range: Object.values(colours) },
  };
  const spec: TopLevelSpec = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    title,
    width: 480,
    height: 260,
    background: "white",
    padding: 12,
    data: { values: dots.map((dot) => ({ ...dot })) },
    layer: [
      {
        mark: { type: "rule", strokeWidth: 2, opacity: 0.4 },
        encoding: {
          x,
          y: { field: "low", type: "quantitative" },
          y2: { field: "high" },
          color,
        },
      },
      {
        mark: { type: "line", point: { size: 40 } },
        encoding: {
          x,
          y: {
            field: "y",
            type: "quantitative",
            title: yTitle,
            scale: { zero: true },
          },
          color,
        },
      },
    ],
  };
  const view = new View(parse(compile(spec).spec), { renderer: "none" });
  return `${await view.toSVG()}\n`;
}
