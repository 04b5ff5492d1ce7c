import { assertEquals } from "@std/assert";
import type { PendingAction } from "../../../../dashboard/src/actions/pending_actions.ts";
import {
  forgetActionsOf,
  forgetExpiredActions,
  forgetPendingAction,
  keepPendingAction,
  readPendingActions,
} from "../../../../dashboard/src/actions/pending_actions.ts";
import { sendAction } from "../../../../dashboard/src/actions/send_action.ts";
import { refusalWith } from "../samples.ts";
import { FakeServer } from "./fake_server.ts";
import { useMemoryStorage } from "./memory_storage.ts";

const storage = useMemoryStorage();

function actionWith(options: Partial<PendingAction> = {}): PendingAction {
  return {
    key: "key",
    userId: "kim",
    restaurantId: "restaurant",
    bookingIds: ["ada"],
    kind: "move",
    tableIds: [],
    sentAt: Date.now(),
    requests: [
      { endpoint: "assign-tables", body: { bookingId: "ada", tableIds: [] } },
      { endpoint: "update-booking", body: { bookingId: "ada" } },
    ],
    undo: null,
    ...options,
  };
}

/** Sends an action to a server with these answers, and says what is kept. */
async function send(...answers: (Response | Error)[]) {
  storage.clear();
  const server = new FakeServer(answers);
  const failure = await sendAction(
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

Deno.test("an action without an answer is kept, with the same keys", async () => {
  const { failure, kept } = await send(ok(), new TypeError("offline"));
  assertEquals(failure, { kind: "unreachable" });
  assertEquals(kept, ["key"]);
  const server = new FakeServer([ok(), ok()]);
  const [action = actionWith({ key: "lost" })] = readPendingActions("kim");
  assertEquals(await sendAction(server.client, action, () => true), null);
  assertEquals(server.arrivals.map(({ key }) => key), ["key.0", "key.1"]);
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
  const failure = await sendAction(
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
