import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { FunctionServer } from "../../stack/functions/function_server.ts";
import { LogFile } from "../../stack/log_file.ts";
import { LOOPBACK } from "../../stack/ports.ts";
import { ProcessRecords } from "../../stack/processes.ts";
import { ENDPOINTS } from "../../support/endpoint.ts";
import { gather } from "../clients/crowd.ts";
import type { Fault } from "./fault.ts";
import { FaultyProxy } from "./faulty_proxy.ts";

const FUNCTIONS = new URL("../../supabase/functions/", import.meta.url);

/**
 * Functions of their own that reach the API through a faulty network. All
 * requests carry keys: without one, a request that the network repeats later
 * is another request.
 */
export const faultyNetwork: Fault = {
  name: "a faulty network between function and API",
  manners: { keyed: 1 },
  async gather({ stack, random, report }, complain) {
    await using opened = new AsyncDisposableStack();
    const apiPort = Number(new URL(stack.status.API_URL).port);
    const onFault = () => report.count("faults");
    const proxy = opened.use(new FaultyProxy(apiPort, random, onFault));
    const folder = dirname(stack.logs.functions);
    const log = opened.use(new LogFile(join(folder, "faulty_network.log")));
    const processes = new ProcessRecords(join(folder, "processes"));
    const ports = new Map<string, number>();
    for (const name of ENDPOINTS) {
      const server = new FunctionServer({
        name,
        entryPoint: fileURLToPath(new URL(`${name}/index.ts`, FUNCTIONS)),
        apiUrl: proxy.url,
        log,
        processes,
      });
      opened.defer(() => server.stop());
      await server.start();
      ports.set(name, server.port ?? 0);
    }
    const crowd = opened.use(gather({
      direct: 4,
      http: 12,
      complain,
      mayBeLost: true,
      urlOf: (name) => `http://${LOOPBACK}:${ports.get(name)}/${name}`,
    }));
    const running = opened.move();
    return {
      clients: crowd.clients,
      [Symbol.asyncDispose]: () => running.disposeAsync(),
    };
  },
  async inject() {},
};
