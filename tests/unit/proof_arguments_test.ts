import { assertEquals, assertThrows } from "@std/assert";
import { optionsOf, parseProofArguments } from "../../prove/arguments.ts";
import { StackError } from "../../stack/stack_error.ts";

Deno.test("the proof takes 120 seconds and seed 1 unless other numbers are given", () => {
  const { help, seconds, seed } = parseProofArguments([]);
  assertEquals([help, seconds, seed], [false, 120, 1]);
  assertEquals(parseProofArguments(["--help"]).help, true);
});

Deno.test("the proof prints options that repeat the run", () => {
  const args = ["--seconds", "30", "--seed", "7", "--phase", "hostile input"];
  const options = optionsOf(parseProofArguments(args));
  assertEquals(options, '--seconds 30 --seed 7 --phase "hostile input"');
});

for (const args of [["--seconds", "0"], ["--seed", "x"], ["--speed=9"]]) {
  Deno.test(`the proof refuses the arguments ${args.join(" ")}`, () => {
    assertThrows(() => parseProofArguments(args), StackError);
  });
}
