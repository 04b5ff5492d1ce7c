import fc from "fast-check";
import { Refusal } from "../answer.ts";
import type { Ids } from "../ids.ts";
import type { Operation } from "../operation.ts";
import { type Block, nameOf, refuseMissing, type State } from "../state.ts";

/** The body of unblock-tables. */
export interface UnblockBody {
  readonly assignmentId: string;
  readonly restaurantId?: string;
}

/** Takes a block back, with the parts that wait. */
export const unblock: Operation<UnblockBody> = {
  endpoint: "unblock-tables",
  rpc: "unblock_tables_atomic",
  weight: 2,
  arbitrary: ({ assignmentId, restaurantId }) =>
    fc.record({ assignmentId, restaurantId }, {
      requiredKeys: ["assignmentId"],
    }),
  canonical: ({ assignmentId }) => [assignmentId],
  subject(state, { assignmentId, restaurantId }, { ids, key }) {
    if (restaurantId !== undefined) refuseMissing(state);
    // Without the restaurant a key is known by the block that it took back.
    else if (!wasTakenBack(state, assignmentId, key)) {
      blockIn(state, assignmentId, ids);
    }
    return null;
  },

  serve(_, state, { assignmentId }, { ids }) {
    const { id } = blockIn(state, assignmentId, ids);
    const blocks = Object.values(state.blocks);
    const taken = blocks.filter((each) => each.id === id || each.partOf === id);
    const left = blocks.filter((each) => !taken.includes(each));
    const releasedTableIds = taken.flatMap(({ tableIds }) => tableIds)
      .toSorted();
    return {
      answer: {
        outcome: "done",
        body: { releasedTableIds },
        isDecision: false,
        replays: null,
      },
      state: {
        ...state,
        blocks: Object.fromEntries(left.map((each) => [each.id, each])),
      },
      events: [{ bookingId: null, action: "unblocked" }],
    };
  },
};

/** Whether an answer is kept under the key for taking this block back. */
function wasTakenBack(
  { answers }: State,
  assignmentId: string,
  key: string | null,
): boolean {
  const kept = answers[`unblock-tables ${key}`];
  return kept?.request === JSON.stringify([assignmentId]);
}

/** @throws {Refusal} If there is no such block. */
function blockIn({ blocks }: State, id: string, ids: Ids): Block {
  const block = blocks[nameOf(id, ids)];
  if (block === undefined) throw new Refusal("BLOCK_NOT_FOUND");
  return block;
}
