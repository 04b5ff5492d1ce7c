import fc from "fast-check";
import { connect } from "../../../support/database.ts";
import { createModel } from "./model.ts";
import { Play } from "./play.ts";
import { step } from "./steps.ts";
import { addRule, createSystem } from "./system.ts";

/** More runs look deeper: `MODEL_RUNS=1000 deno task test <this file>`. */
const RUNS = Number(Deno.env.get("MODEL_RUNS") || 60);

Deno.test("whatever staff and operators do, every answer and every table is as the model says", async () => {
  await using sql = connect(1);
  const steps = fc.commands([step.map((one) => new Play(one))], {
    maxCommands: 60,
    size: "max",
  });
  // A failure prints the fewest steps that fail. To take just these again, give
  // its replayPath to fc.commands, its seed and path to fc.assert.
  await fc.assert(
    fc.asyncProperty(steps, async (plays) => {
      await fc.asyncModelRun(
        async () => {
          const system = await createSystem(sql);
          const model = createModel(system.ids);
          for (const rule of model.rules) await addRule(system, rule);
          return { model, real: system };
        },
        plays,
      );
    }),
    { numRuns: RUNS },
  );
});
