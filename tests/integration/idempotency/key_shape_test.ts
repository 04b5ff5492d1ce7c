import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

type Call = (
  scene: Scene,
  bookingId: string,
  key: string,
) => Promise<{ readonly replayed: boolean }>;

const calls: Readonly<Record<string, Call>> = {
  "an assignment": ({ sql, tables: { T1 } }, bookingId, key) =>
    assign(sql, bookingId, [T1], { key }),
  "an edit": ({ sql }, bookingId, key) =>
    update(sql, bookingId, { notes: "High chair", key }),
  "a release": ({ sql }, bookingId, key) => unassign(sql, bookingId, { key }),
};

const malformed: Readonly<Record<string, string>> = {
  "is empty": "",
  "has 256 characters": "k".repeat(256),
  "has a space": "two words",
  "has a tab": "two\twords",
  "ends with a line break": "key\n",
  "has a character beyond ASCII": "schlüssel",
  "has a delete character": "key\x7f",
};

const wellFormed: Readonly<Record<string, string>> = {
  "one character": "!",
  "255 characters": "~".repeat(255),
  "a quote, a backslash and a brace": `'"\\{}$1--`,
};

for (const [name, call] of Object.entries(calls)) {
  for (const [flaw, key] of Object.entries(malformed)) {
    scene.test(`a key that ${flaw} is refused for ${name}`, async (scene) => {
      const { sql, restaurant } = scene;
      const bookingId = await addBooking(sql, restaurant);
      const { details } = await withoutTrace(
        sql,
        restaurant,
        () =>
          assertRefused(
            () => call(scene, bookingId, key),
            "INVALID_REQUEST",
          ),
      );
      assertEquals(details, { characters: key.length });
    });
  }

  for (const [shape, key] of Object.entries(wellFormed)) {
    scene.test(`a key of ${shape} is accepted for ${name}`, async (scene) => {
      const bookingId = await addBooking(scene.sql, scene.restaurant);
      const first = await call(scene, bookingId, key);
      assertEquals(first.replayed, false);
      const again = await call(scene, bookingId, key);
      assertEquals(again, { ...first, replayed: true });
    });
  }
}
