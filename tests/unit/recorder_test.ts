import { assertEquals } from "@std/assert";
import { Recorder } from "../../prove/rounds/recorder.ts";
import type { Reply } from "../../prove/search/history.ts";

const SENT = {
  client: "a client",
  actor: null,
  mayRepeat: false,
  action: { act: "look" },
} as const;

Deno.test("a reply that no client may get stays in the history, as if none had come", async () => {
  const recorder = new Recorder();
  const reply: Reply = { outcome: "unknown", flaw: "SQLSTATE XX000" };
  await recorder.record(SENT, () => Promise.resolve(reply));
  assertEquals(recorder.history, [
    { ...SENT, invokedAt: 0, returnedAt: Infinity, reply },
  ]);
});

Deno.test("an action has no reply until it is carried out, and returns after it was sent", async () => {
  const recorder = new Recorder();
  const reply: Reply = { outcome: "done", replayed: false, body: {} };
  const { promise, resolve } = Promise.withResolvers<Reply>();
  const first = recorder.record(SENT, () => promise);
  await recorder.record(SENT, () => Promise.resolve(reply));
  assertEquals(
    recorder.history.map(({ reply: { outcome } }) => outcome),
    ["unknown", "done"],
  );
  resolve(reply);
  await first;
  assertEquals(
    recorder.history.map((
      { invokedAt, returnedAt },
    ) => [invokedAt, returnedAt]),
    [[0, 3], [1, 2]],
  );
});
