import { importTests, partitionedStack } from "./partitioned_stack.ts";

partitionedStack();
await importTests("concurrency");
