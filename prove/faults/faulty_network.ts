import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { FunctionServer } from "../../stack/functions/function_server.ts";
import { LogFile } from "../../stack/log_file.ts";
import { LOOPBACK } from "../../stack/ports.ts";
import { ProcessRecords } from "../../stack/processes.ts";
import { operations } from "../../model/operations.ts";
import { gather } from "../clients/crowd.ts";
import type { Fault } from "./fault.ts";
import { startFaultyProxy } from "./faulty_proxy.ts";

const FUNCTIONS = new URL("../../supabase/functions/", import.meta.url);

/**
 * A second set of functions, which reach the API through a faulty network. All
 * requests carry keys: without one, a request that the network repeats is
 * another request.
 */
export const faultyNetwork: Fault = {
  name: "a faulty network between function and API",
  behaviour: { keyedPercent: 100 },
  async gather({ stack, random, report }) {
    await using opened = new AsyncDisposableStack();
    const apiPort = Number(new URL(stack.status.API_URL).port);
    const onFault = () => report.count("faults");
    const { url: apiUrl } = opened.use(
      await startFaultyProxy(apiPort, random, onFault),
    );
    const folder = dirname(stack.logs.functions);
    const log = opened.use(new LogFile(join(folder, "faulty_network.log")));
    const processes = new ProcessRecords(join(folder, "processes"));
    const ports = new Map<string, number>();
    for (const { endpoint: name } of Object.values(operations)) {
      const entryPoint = fileURLToPath(new URL(`${name}/index.ts`, FUNCTIONS));
      const server = new FunctionServer(
        { name, entryPoint, apiUrl, log, processes },
      );
      opened.defer(() => server.stop());
      await server.start();
      ports.set(name, server.port ?? 0);
    }
    const crowd = opened.use(gather({
      direct: 4,
      http: 12,
      mayBeLost: true,
      urlOf: (name) => `http://${LOOPBACK}:${ports.get(name)}/${name}`,
    }));
    const running = opened.move();
    return {
      clients: crowd.clients,
      [Symbol.asyncDispose]: () => running.disposeAsync(),
    };
  },
};
