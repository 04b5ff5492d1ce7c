import { assertEquals } from "@std/assert";
import type fc from "fast-check";
import { type Answer, type Body, repeated } from "../../../model/answer.ts";
import { learnIds, withIds } from "../../../model/ids.ts";
import type { Request } from "../../../model/operations.ts";
import { isSame } from "../../../model/same.ts";
import { serve } from "../../../model/serve.ts";
import { nameOf } from "../../../model/state.ts";
import { recognise, viewOf } from "../../../model/view.ts";
import { renamed } from "../../../support/renamed.ts";
import { readView } from "../../../support/view.ts";
import { AS_IT_IS, NEW_BLOCKS, NEW_BOOKINGS } from "./evening.ts";
import { guardOf, isHeld, type Model, ties } from "./model.ts";
import type { Step } from "./steps.ts";
import {
  addRule,
  ask,
  BLOCKS,
  changeTable,
  deleteRule,
  deleteTable,
  readAudit,
  setSwitch,
  type System,
} from "./system.ts";

/** A step that the model and the database take side by side. */
export class Play implements fc.AsyncCommand<Model, System> {
  constructor(readonly step: Step) {}

  check(): boolean {
    return true;
  }

  /** Takes the step on both sides and compares what they answer and have. */
  async run(model: Model, system: System): Promise<void> {
    await take(
      renamed(this.step, { ...system.ids, ...model.made }),
      model,
      system,
    );
    const { sql, restaurant } = system;
    const look = await readView(sql, restaurant.id);
    const seen = recognise(viewOf(model.state), look, model.ids);
    model.ids = seen.ids;
    compare(model, system, seen.view, look);
    const audit = [...model.audit].map(([name, actions]) => [
      model.ids[name] ?? name,
      actions,
    ]);
    const expected = Object.fromEntries(audit);
    compare(model, system, expected, await readAudit(system));
  }

  toString(): string {
    return JSON.stringify(this.step);
  }
}

async function take(step: Step, model: Model, system: System): Promise<void> {
  switch (step.kind) {
    case "request":
      if (step.request.key !== null) model.keyed.push(step.request);
      return await request(step.request, model, system);
    case "replay": {
      const earlier = model.keyed[step.index % model.keyed.length];
      return earlier && await request(earlier, model, system);
    }
    case "add rule": {
      const rule = { ...step.rule, number: model.ruleCount++ };
      const isRefused = ties(model, rule);
      if (!isRefused) model.rules = [...model.rules, rule];
      return assertEquals(await addRule(system, rule), !isRefused);
    }
    case "delete rule": {
      const rule = model.rules[step.index % model.rules.length];
      model.rules = model.rules.filter((other) => other !== rule);
      return rule && await deleteRule(system, rule);
    }
    case "change table": {
      const { tableId: id, change } = step;
      const tables = model.restaurant.tables
        .map((table) => table.id === id ? { ...table, ...change } : table);
      model.restaurant = { ...model.restaurant, tables };
      return await changeTable(system, id, change);
    }
    case "delete table": {
      const isRefused = isHeld(model, step.tableId);
      const tables = model.restaurant.tables
        .filter(({ id }) => isRefused || id !== step.tableId);
      model.restaurant = { ...model.restaurant, tables };
      return assertEquals(await deleteTable(system, step.tableId), !isRefused);
    }
    case "switch guard":
      model.isOff = step.value === "off";
      return await setSwitch(system, step.value);
  }
}

async function request(
  asked: Request,
  model: Model,
  system: System,
): Promise<void> {
  const request = withVersion(asked, model);
  const { answer, state, events } = serve(
    model.restaurant,
    model.state,
    request,
    {
      index: model.answers.length,
      actor: null,
      guard: guardOf(model),
      ids: model.ids,
    },
  );
  model.state = state;
  for (const { bookingId, action } of events) {
    const name = bookingId ?? BLOCKS;
    model.audit.set(name, [...model.audit.get(name) ?? [], action]);
  }
  const actual = await ask(system, request);
  model.answers.push(actual);
  compare(model, system, expected(answer, actual, model), actual);
  if (answer.outcome === "done" && answer.replays === null) {
    remember(request, actual as Body, model);
  }
}

/** The request with the version of its booking, where it asks for that. */
function withVersion(request: Request, { ids, state }: Model): Request {
  if (request.act !== "edit") return request;
  const { bookingId, expectedUpdatedAt } = request.body;
  if (expectedUpdatedAt !== AS_IT_IS) return request;
  const { updatedAt = "" } = state.bookings[nameOf(bookingId, ids)] ?? {};
  const version = ids[updatedAt] ?? new Date().toISOString();
  return { ...request, body: { ...request.body, expectedUpdatedAt: version } };
}

/** Gives what the request has made the next name that requests have for it. */
function remember(request: Request, answer: Body, model: Model): void {
  const [names, id] = request.act === "create"
    ? [NEW_BOOKINGS, (answer.booking as Body).id]
    : [NEW_BLOCKS, request.act === "block" ? answer.assignmentId : null];
  const name = names.find((each) => model.made[each] === undefined);
  if (name === undefined || typeof id !== "string") return;
  model.made = { ...model.made, [name]: id };
}

/** The answer of the RPC, or as much of a refusal as the model foretells. */
function expected(
  answer: Answer,
  actual: unknown,
  { restaurant, answers, ids }: Model,
): unknown {
  if (answer.outcome === "refused") {
    const [first, ...others] = answer.options
      .map(({ reason, details }) => ({ reason, details }));
    const isIt = (each: unknown) =>
      isSame(
        withIds(each, learnIds(each, actual, ids)),
        foretold(actual, each),
      );
    return others.find(isIt) ?? first;
  }
  if (answer.replays !== null) {
    const first = answers[answer.replays] as Body;
    return { ...repeated(first, answer.body), replayed: true };
  }
  return { restaurantId: restaurant.id, replayed: false, ...answer.body };
}

/** Compares under the names of evening.ts, which a failure then shows. */
function compare(
  model: Model,
  { ids }: System,
  expected: unknown,
  actual: unknown,
): void {
  model.ids = learnIds(expected, actual, model.ids);
  const names = Object.fromEntries(
    Object.entries({ ...model.ids, ...ids }).map(([name, id]) => [id, name]),
  );
  assertEquals(
    renamed(foretold(actual, expected), names),
    renamed(withIds(expected, model.ids), names),
  );
}

/** The answer; of the details of a refusal those that the model gives. */
function foretold(actual: unknown, expected: unknown): unknown {
  const { reason, details } = expected as { reason?: string; details?: object };
  const refusal = actual as { details?: Record<string, unknown> };
  if (reason === undefined || !refusal.details) return actual;
  const names = Object.keys(details ?? {});
  return {
    ...refusal,
    details: Object.fromEntries(
      names.map((name) => [name, refusal.details?.[name]]),
    ),
  };
}
