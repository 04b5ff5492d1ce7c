import { makeContext } from "../parts/make_context.ts";
import type { Wording } from "./wording.ts";

/** Gives the words of the restaurant to every component of a desk. */
export const [WordingContext, useWording] = makeContext<Wording>("wording");
