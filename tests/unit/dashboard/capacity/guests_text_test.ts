import { assertEquals } from "@std/assert";
import {
  guestsText,
  limitsStrip,
} from "../../../../dashboard/src/capacity/guests_text.ts";
import type { Guard } from "../../../../dashboard/src/data/service_reading.ts";
import { at, BERLIN, serviceWith } from "../samples.ts";

const GUARD: Guard = { state: "present", bypass: null };

Deno.test("guests are counted against the limit, or alone", () => {
  assertEquals(guestsText(serviceWith({ covers: 52 })), "52 of 60");
  assertEquals(guestsText(serviceWith({ covers: 62 })), "62 of 60 !");
  const unlimited = serviceWith({
    covers: 52,
    maxCovers: null,
    state: "unlimited",
  });
  assertEquals(guestsText(unlimited), "52 guests");
  assertEquals(guestsText(serviceWith({ state: "bypassed" })), "Limits off");
  assertEquals(guestsText(serviceWith({ state: "unreadable" })), "? guests");
});

Deno.test("from nine tenths of a limit on, the strip says how much is left", () => {
  const strip = (covers: number) =>
    limitsStrip(serviceWith({ covers }), GUARD, BERLIN);
  assertEquals(strip(53), null);
  assertEquals(strip(54)?.title, "6 left");
  assertEquals(strip(62)?.title, "Dinner is 2 over its limit.");
});

Deno.test("limits that are switched off say why, who, until when, and how many are above", () => {
  const guard: Guard = {
    state: "present",
    bypass: {
      reason: "Street festival",
      setBy: "Kim",
      setAt: at("17:00"),
      expiresAt: at("23:00"),
    },
  };
  const service = serviceWith({ covers: 67, state: "bypassed" });
  assertEquals(limitsStrip(service, guard, BERLIN), {
    tone: "warn",
    title: "Limits are off until 23:00.",
    text: "Street festival. Kim. 7 guests above 60.",
  });
});

Deno.test("rules that cannot be read are said before anything else", () => {
  const guard: Guard = { state: "unreadable", bypass: null };
  assertEquals(
    limitsStrip(serviceWith({ covers: 62 }), guard, BERLIN)?.title,
    "The limits cannot be read.",
  );
});
