import { assertEquals } from "@std/assert";
import type fc from "fast-check";
import { handle } from "./model.ts";
import type { ModelState } from "./model_state.ts";
import { addRule, deleteRule, setGuard } from "./operator.ts";
import type { StaffRequest, Step } from "./request.ts";
import { send } from "./send.ts";
import { readBookings, type System } from "./system.ts";

/** A step that the model and the database take side by side. */
export class Play implements fc.AsyncCommand<ModelState, System> {
  constructor(readonly step: Step) {}

  check(): boolean {
    return true;
  }

  /** Takes the step on both sides and compares what they say and have. */
  async run(model: ModelState, system: System): Promise<void> {
    await take(this.step, model, system);
    const expected = [...model.bookings.values()].map((booking) => ({
      ...booking,
      windows: booking.tables.length > 0 ? [[booking.start, booking.end]] : [],
    }));
    const actual = await readBookings(system);
    system.names.meet(actual, expected);
    assertEquals(system.names.translate(actual), expected);
  }

  toString(): string {
    return JSON.stringify(this.step);
  }
}

async function take(
  step: Step,
  model: ModelState,
  system: System,
): Promise<void> {
  switch (step.kind) {
    case "replay": {
      const { keyed } = model;
      const earlier = keyed[step.index % keyed.length];
      return earlier && await ask(earlier, model, system);
    }
    case "add rule": {
      const rule = { ...step.rule, number: model.ruleCount++ };
      model.rules.push(rule);
      return await addRule(system, rule);
    }
    case "delete rule": {
      const index = step.index % model.rules.length;
      const [rule] = model.rules.splice(index, 1);
      return rule && await deleteRule(system, rule);
    }
    case "switch guard":
      model.guard = step.value;
      return await setGuard(system, step.value);
    default:
      if (step.key !== null) model.keyed.push(step);
      return await ask(step, model, system);
  }
}

async function ask(
  request: StaffRequest,
  model: ModelState,
  system: System,
): Promise<void> {
  const expected = handle(model, request);
  const actual = await send(system, request);
  system.names.meet(actual, expected);
  assertEquals(system.names.translate(actual), expected);
}
