import { assertEquals } from "@std/assert";
import { actionText } from "../../../../dashboard/src/actions/action_text.ts";
import {
  block,
  closeZone,
  unblock,
} from "../../../../dashboard/src/actions/block_drafts.ts";
import { at, bookingWith, WORDING } from "../samples.ts";

const REQUEST = {
  tableIds: ["t5"],
  reason: "Wobbles",
  startAt: at("19:00"),
  endAt: at("23:00"),
};

Deno.test("a block displaces nobody unless it is told whom", () => {
  const draft = block("linde", REQUEST);
  assertEquals(draft.steps[0]?.request, {
    endpoint: "block-tables",
    body: {
      restaurantId: "linde",
      tableIds: ["t5"],
      startAt: "2031-06-13T17:00:00.000Z",
      endAt: "2031-06-13T21:00:00.000Z",
      reason: "Wobbles",
    },
  });
  assertEquals(actionText(draft, WORDING).done, "M5 is blocked");
  const { body } = block("linde", REQUEST, []).steps[0]?.request ?? {};
  assertEquals(body?.displace, true);
});

Deno.test("a closed zone says what it is called, and who loses a table", () => {
  const ada = bookingWith({ status: "confirmed", tableIds: ["t5"] });
  const draft = closeZone("linde", { ...REQUEST, zoneName: "Terrace" }, [ada]);
  assertEquals(actionText(draft, WORDING).title, "Close Terrace");
  const [, change] = draft.steps[0]?.changes ?? [];
  assertEquals(change?.type === "booking" && change.after.tableIds, []);
});

Deno.test("a block is taken back by its id", () => {
  const draft = unblock({ ...REQUEST, assignmentId: "block", partOf: null });
  assertEquals(draft.steps[0]?.request, {
    endpoint: "unblock-tables",
    body: { assignmentId: "block" },
  });
  assertEquals(actionText(draft, WORDING).title, "Unblock M5");
});
