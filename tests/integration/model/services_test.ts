import { ANY_SERVICE } from "../../../model/capacity.ts";
import type { Request } from "../../../model/operations.ts";
import { connect } from "../../../support/database.ts";
import { RESTAURANT, windowAt } from "./evening.ts";
import { createModel } from "./model.ts";
import { Play } from "./play.ts";
import type { Step } from "./steps.ts";
import { addRule, createSystem } from "./system.ts";

/** In no service period. */
const AFTERNOON = windowAt(15.5, 60);

/** Dinner is full. */
const RULE = { ...ANY_SERVICE, servicePeriodId: "dinner", maxParties: 0 };

// The order of the ids decides which of the two is looked at first.
for (const [outside, atDinner] of [["b1", "b2"], ["b2", "b1"]] as const) {
  Deno.test(`a full dinner refuses ${atDinner} also beside ${outside}, which is in no service period`, async () => {
    await using sql = connect(1);
    const system = await createSystem(sql);
    const model = createModel(system.ids);
    for (const rule of model.rules) await addRule(system, rule);
    const steps: readonly Step[] = [
      { kind: "delete rule", index: 0 },
      { kind: "add rule", rule: RULE },
      asking({ act: "edit", body: { bookingId: outside, ...AFTERNOON } }),
      asking({
        act: "seat",
        body: {
          restaurantId: RESTAURANT.id,
          seatings: [
            { bookingId: outside, tableIds: ["A"] },
            { bookingId: atDinner, tableIds: ["B"] },
          ],
        },
      }),
    ];
    for (const step of steps) await new Play(step).run(model, system);
  });
}

function asking(
  request: { act: "edit" | "seat"; body: Request["body"] },
): Step {
  return { kind: "request", request: { ...request, key: null } as Request };
}
