import { assertEquals, assertMatch } from "@std/assert";
import { freePort, LOOPBACK } from "../../stack/ports.ts";
import { CommandLineStack, run } from "./command_line.ts";
import { sharedFolder, temporaryStack } from "./temporary_stack.ts";

const folder = sharedFolder();

function get(url: string, path: string): Promise<Response> {
  return fetch(new URL(path, url));
}

Deno.test("start serves the dashboard and its configuration", async () => {
  await using stack = await CommandLineStack.start(folder());
  const url = /^DASHBOARD_URL="(.*)"$/m.exec(stack.output)?.[1] ?? "";
  const page = await get(url, "/");
  assertEquals(page.status, 200);
  assertEquals(page.headers.get("content-type"), "text/html; charset=utf-8");
  const script = /src="([^"]+)"/.exec(await page.text())?.[1] ?? "";
  const code = await get(url, script);
  assertEquals(code.status, 200);
  assertMatch(code.headers.get("cache-control") ?? "", /immutable/);
  await code.body?.cancel();
  assertEquals(await (await get(url, "/config.json")).json(), {
    supabaseUrl: `http://127.0.0.1:${stack.port}`,
    publishableKey: /^PUBLISHABLE_KEY="(.*)"$/m.exec(stack.output)?.[1],
    demo: { email: "host@demo.test", password: "demo-password" },
  });
});

Deno.test("the dashboard's page may connect only to its own API, and run only its own code", async () => {
  await using stack = await temporaryStack({ dashboardPort: 0 });
  const page = await get(stack.status.DASHBOARD_URL ?? "", "/");
  await page.body?.cancel();
  const policy = page.headers.get("content-security-policy")?.split("; ");
  assertEquals(policy?.[0], "default-src 'self'");
  assertEquals(policy?.[1], `connect-src 'self' ${stack.status.API_URL}`);
  // The solver is WebAssembly; no other code may be made from texts.
  assertEquals(policy?.[2], "script-src 'self' 'wasm-unsafe-eval'");
});

Deno.test("nothing outside the built files is served", async () => {
  await using stack = await temporaryStack({ dashboardPort: 0 });
  const paths = [
    "/deno.json",
    "/assets/..%2f..%2fdeno.json",
    "/..%2fbuild.ts",
    "/assets/missing.js",
    "/assets/",
    "/assets",
    "/index.html/deno.json",
  ];
  for (const path of paths) {
    const response = await get(stack.status.DASHBOARD_URL ?? "", path);
    await response.body?.cancel();
    assertEquals({ path, status: response.status }, { path, status: 404 });
  }
});

Deno.test("a --dashboard-port that is taken is named", async () => {
  using listener = Deno.listen({ hostname: LOOPBACK, port: 0 });
  const { port } = listener.addr;
  const { code, stderr } = await run(
    "start",
    `--dir=${folder()}`,
    `--port=${freePort()}`,
    `--db-port=${freePort()}`,
    `--dashboard-port=${port}`,
  );
  assertEquals({ code, stderr }, {
    code: 1,
    stderr: `Cannot listen on 127.0.0.1:${port}: the port is taken, choose a ` +
      "free one with --dashboard-port\n",
  });
});
