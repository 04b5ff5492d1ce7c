import { assertEquals } from "@std/assert";
import { createBooking } from "../../../../dashboard/src/actions/create_draft.ts";
import type { Draft, Step } from "../../../../dashboard/src/actions/draft.ts";
import { edit } from "../../../../dashboard/src/actions/drafts.ts";
import { block } from "../../../../dashboard/src/actions/block_drafts.ts";
import {
  entryOf,
  undoOf,
} from "../../../../dashboard/src/actions/undo_list.ts";
import type { PendingAction } from "../../../../dashboard/src/actions/pending_actions.ts";
import {
  forgetActionsOf,
  forgetExpiredActions,
  forgetPendingAction,
  hasGuestData,
  keepPendingAction,
  readPendingActions,
} from "../../../../dashboard/src/actions/pending_actions.ts";
import { sendAction } from "../../../../dashboard/src/actions/send_action.ts";
import { at, bookingWith, refusalWith } from "../samples.ts";
import { FakeServer } from "./fake_server.ts";
import { useMemoryStorage } from "./memory_storage.ts";

const storage = useMemoryStorage();

function step(
  endpoint: Step["request"]["endpoint"],
  body: Record<string, unknown>,
): Step {
  return { request: { endpoint, body }, changes: [] };
}

function actionWith(options: Partial<PendingAction> = {}): PendingAction {
  return {
    key: "key",
    userId: "kim",
    restaurantId: "restaurant",
    bookingIds: ["ada"],
    kind: "move",
    tableIds: [],
    sentAt: Date.now(),
    doneSteps: 0,
    steps: [
      step("assign-tables", { bookingId: "ada", tableIds: [] }),
      step("update-booking", { bookingId: "ada" }),
    ],
    ...options,
  };
}

/** Sends an action to a server with these answers, and says what is kept. */
async function send(...answers: (Response | Error)[]) {
  storage.clear();
  const server = new FakeServer(answers);
  const { failure } = await sendAction(
    server.client,
    actionWith(),
    () => true,
  );
  const kept = readPendingActions("kim").map(({ key }) => key);
  return { failure, kept, arrivals: server.arrivals };
}

function ok(): Response {
  return Response.json({});
}

function refusedWith(status: number): Response {
  return Response.json(refusalWith(), { status });
}

Deno.test("requests are sent in their order, each with a key of its own", async () => {
  const { failure, kept, arrivals } = await send(ok(), ok());
  assertEquals({ failure, kept }, { failure: null, kept: [] });
  assertEquals(arrivals, [
    {
      endpoint: "assign-tables",
      key: "key.0",
      body: { bookingId: "ada", tableIds: [] },
    },
    { endpoint: "update-booking", key: "key.1", body: { bookingId: "ada" } },
  ]);
});

Deno.test("a refused request ends the action for good", async () => {
  const { failure, kept, arrivals } = await send(refusedWith(422));
  assertEquals(failure, { kind: "refused", refusal: refusalWith() });
  assertEquals({ kept, requests: arrivals.length }, { kept: [], requests: 1 });
});

Deno.test("an action without an answer is kept, and goes on where it stopped with the same key", async () => {
  const { failure, kept } = await send(ok(), new TypeError("offline"));
  assertEquals(failure, { kind: "unreachable" });
  assertEquals(kept, ["key"]);
  const server = new FakeServer([ok()]);
  const [action = actionWith({ key: "lost" })] = readPendingActions("kim");
  const sent = await sendAction(server.client, action, () => true);
  assertEquals(sent.failure, null);
  // The first answer may no longer be true: its request is not sent again.
  assertEquals(server.arrivals.map(({ key }) => key), ["key.1"]);
  assertEquals(readPendingActions("kim"), []);
});

Deno.test("a 503 and an answer from something else count as no answer", async () => {
  const answers = [
    refusedWith(503),
    new Response("Bad gateway", { status: 502 }),
    Response.json({ message: "unknown" }, { status: 500 }),
  ];
  for (const answer of answers) {
    const { failure, kept } = await send(answer);
    assertEquals(failure, { kind: "unreachable" });
    assertEquals(kept, ["key"]);
  }
});

Deno.test("an action of a session that has ended is kept", async () => {
  const { failure, kept } = await send(refusedWith(401));
  assertEquals(failure, { kind: "signed out" });
  assertEquals(kept, ["key"]);
});

Deno.test("kept actions are those of the user, the oldest first", () => {
  storage.clear();
  keepPendingAction(actionWith({ key: "one" }));
  keepPendingAction(actionWith({ key: "other", userId: "max" }));
  keepPendingAction(actionWith({ key: "two" }));
  const keys = () => readPendingActions("kim").map(({ key }) => key);
  assertEquals(keys(), ["one", "two"]);
  forgetPendingAction("one");
  assertEquals(keys(), ["two"]);
  assertEquals(readPendingActions("max").length, 1);
});

Deno.test("nothing more of an action is sent once its user has signed out", async () => {
  storage.clear();
  const server = new FakeServer([ok(), ok()]);
  const { failure } = await sendAction(
    server.client,
    actionWith(),
    () => server.arrivals.length === 0,
  );
  assertEquals(failure, { kind: "signed out" });
  assertEquals(server.arrivals.length, 1);
});

Deno.test("signing out leaves nothing of a user's actions on the device", () => {
  storage.clear();
  keepPendingAction(actionWith({ key: "one" }));
  keepPendingAction(actionWith({ key: "other", userId: "max" }));
  forgetActionsOf("kim");
  assertEquals(readPendingActions("kim"), []);
  assertEquals(readPendingActions("max").map(({ key }) => key), ["other"]);
  forgetActionsOf("max");
  assertEquals(storage.size, 0);
});

Deno.test("an action that has no answer after a day is neither sent again nor kept", () => {
  const day = 24 * 3_600_000;
  storage.clear();
  keepPendingAction(actionWith({ sentAt: Date.now() - day + 60_000 }));
  assertEquals(readPendingActions("kim").length, 1);
  keepPendingAction(actionWith({ sentAt: Date.now() - day }));
  assertEquals(readPendingActions("kim"), []);
  forgetExpiredActions();
  assertEquals(storage.size, 0);
});

/** Keeps a draft that has no answer yet, and says what the device has of it. */
function keep(draft: Draft): string {
  storage.clear();
  keepPendingAction(actionWith({ ...draft, key: "draft" }));
  return [...storage.values()].join();
}

Deno.test("an action with guest data is kept by the page alone", () => {
  const walkIn = { partySize: 2, startAt: at("19:00"), guestName: "Marker" };
  const window = { startAt: at("19:00"), endAt: at("23:00") };
  const drafts = [
    createBooking("linde", walkIn, "form"),
    edit(bookingWith({ guestName: "Marker" }), { guestName: "Eve" }),
    edit(bookingWith({ notes: "Marker" }), { notes: null }),
    edit(bookingWith(), { guestPhone: "Marker" }),
    block("linde", { ...window, tableIds: ["t1"], reason: "Held for Marker" }),
  ];
  for (const draft of drafts) {
    assertEquals(hasGuestData(draft), true);
    assertEquals(keep(draft), "");
    assertEquals(readPendingActions("kim").map(({ key }) => key), ["draft"]);
    forgetPendingAction("draft");
    assertEquals(readPendingActions("kim"), []);
  }
});

Deno.test("a walk-in without a name is kept on the device, and survives a reload", () => {
  const draft = createBooking(
    "linde",
    { partySize: 2, startAt: at("19:00"), tableIds: ["t1"], checkIn: true },
    "form",
  );
  assertEquals(hasGuestData(draft), false);
  assertEquals(keep(draft).includes("create-booking"), true);
  forgetPendingAction("draft");
});

Deno.test("the undo of an action with guest data has them as well", () => {
  const draft = edit(bookingWith({ notes: "Marker" }), { notes: null });
  const entry = entryOf("key", draft, draft.steps, 0);
  const undo = entry && undoOf(entry, "linde", at("19:00"));
  assertEquals(undo && hasGuestData(undo), true);
});

Deno.test("what the page keeps of a user is gone for the next one, and after signing out", () => {
  storage.clear();
  const named = { party: { size: 2, name: "Marker" } };
  keepPendingAction(actionWith({ ...named, key: "named" }));
  assertEquals(readPendingActions("max"), []);
  assertEquals(readPendingActions("kim"), []);
  keepPendingAction(actionWith({ ...named, key: "named" }));
  forgetActionsOf("kim");
  assertEquals(readPendingActions("kim"), []);
});

Deno.test("what the server has answered is known of the steps that were done", async () => {
  storage.clear();
  const draft = createBooking(
    "linde",
    { partySize: 2, startAt: at("19:00") },
    "form",
  );
  const answer = {
    booking: {
      id: "new",
      startAt: "2031-06-13T17:00:00+00:00",
      endAt: "2031-06-13T18:30:00+00:00",
    },
  };
  const server = new FakeServer([Response.json(answer), refusedWith(422)]);
  const { done, failure } = await sendAction(
    server.client,
    actionWith({ ...draft, steps: [...draft.steps, ...draft.steps] }),
    () => true,
  );
  assertEquals(failure?.kind, "refused");
  const made = done.flatMap(({ changes }) => changes).map((change) =>
    change.type === "booking" && change.after.id
  );
  assertEquals(made, ["new"]);
});
