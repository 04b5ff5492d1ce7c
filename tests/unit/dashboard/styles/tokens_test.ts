import { assert, assertEquals } from "@std/assert";
import { ATTENTION } from "../../../../dashboard/src/floor/table_role.ts";

const css = await Deno.readTextFile(
  new URL("../../../../dashboard/src/styles/tokens.css", import.meta.url),
);
const [light = "", dark = ""] = css.split("@media");

/** The colours of a scheme by their names. */
function colorsIn(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((
      [, name = "", color = ""],
    ) => [name, color]),
  );
}

const SCHEMES = {
  light: colorsIn(light),
  dark: new Map([...colorsIn(light), ...colorsIn(dark)]),
};

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((from) => {
    const share = parseInt(color.slice(from, from + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)]
    .sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

for (const [scheme, colors] of Object.entries(SCHEMES)) {
  const of = (name: string) => {
    const color = colors.get(name);
    assert(color, `There is no colour ${name}`);
    return color;
  };
  const drawn = ATTENTION.filter((role) => role !== "unknown");

  Deno.test(`texts have a contrast of 4.5 on every table, in ${scheme} colours`, () => {
    const weak = drawn.filter((role) =>
      contrast(of("text"), of(`${role}-fill`)) < 4.5
    );
    assertEquals(weak, []);
    for (const ground of ["ground", "surface", "sunken", "free-fill"]) {
      assert(contrast(of("muted"), of(ground)) >= 4.5, ground);
    }
    for (const line of ["alarm-line", "arrived-line"]) {
      assert(contrast(of("badge-text"), of(line)) >= 4.5, line);
    }
    assert(contrast(of("accent-text"), of("accent")) >= 4.5);
    assert(contrast(of("danger"), of("danger-soft")) >= 4.5);
    assert(contrast(of("warn"), of("warn-soft")) >= 4.5);
  });

  Deno.test(`outlines have a contrast of 3 against the floor, in ${scheme} colours`, () => {
    const weak = drawn.filter((role) =>
      contrast(of(`${role}-line`), of("floor")) < 3
    );
    assertEquals(weak, []);
  });

  Deno.test(`seated and reserved tables stand out less than those to look at, in ${scheme} colours`, () => {
    const strength = (role: string) =>
      contrast(of(`${role}-line`), of("floor"));
    for (const quiet of ["seated", "reserved", "off"]) {
      for (const loud of ["alarm", "attention", "arrived"]) {
        assert(strength(loud) > strength(quiet), `${loud} and ${quiet}`);
      }
    }
  });
}
