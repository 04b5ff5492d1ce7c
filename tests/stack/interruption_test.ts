import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(
  new URL("./interruptible_program.ts", import.meta.url),
);

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  Deno.test(`a program that ${signal} interrupts cleans up and fails`, async () => {
    const child = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", PROGRAM],
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    let output = "";
    for await (
      const text of child.stdout.pipeThrough(new TextDecoderStream())
    ) {
      output += text;
      if (output === "at work\n") child.kill(signal);
    }
    const messages = await new Response(child.stderr).text();

    assertEquals(output, "at work\ncleaned up\n");
    assertEquals(messages, "Interrupted\n");
    assertEquals((await child.status).code, 1);
  });
}
