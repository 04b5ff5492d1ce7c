import { assert, assertEquals } from "@std/assert";
import { gzipSync } from "node:zlib";
import { deskTest } from "./desk_scene.ts";

/** What a restaurant's connection should have to carry before the desk is there. */
const MOST_BYTES = 150_000;

deskTest(
  "the desk is there after 150 kB, without what plans a service",
  async ({ desk }) => {
    const bodies = new Map<string, Promise<Uint8Array>>();
    desk.page.on("response", (response) => {
      const { pathname } = new URL(response.url());
      const isOwn = response.url().startsWith(
        new URL("/", desk.page.url()).href,
      );
      if (isOwn) bodies.set(pathname, response.body());
    });
    await desk.page.reload();
    await desk.table("A").waitFor();
    await desk.page.waitForLoadState("networkidle");
    const sizes = await Promise.all(
      [...bodies.values()].map(async (body) => gzipSync(await body).length),
    );
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    assert(bytes <= MOST_BYTES, `${bytes} bytes are loaded at first`);
    const names = [...bodies.keys()].join();
    assertEquals(/wasm|plan_/.exec(names), null);
    assert(names.includes(".js"), names);
  },
);
