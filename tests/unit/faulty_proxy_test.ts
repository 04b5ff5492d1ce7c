import { assert, assertEquals } from "@std/assert";
import { startFaultyProxy } from "../../prove/faults/faulty_proxy.ts";
import { Random } from "../../support/random.ts";

const REQUESTS = 200;

Deno.test("a faulty network passes most requests on unchanged, and cuts, delays and repeats the others", async () => {
  const arrived: string[] = [];
  await using api = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    async (request) => {
      const { method, url, headers } = request;
      const text = await request.text();
      arrived.push(text);
      const { pathname, search } = new URL(url);
      const seen = [method, pathname + search, headers.get("x-test"), text];
      return Response.json(seen, {
        status: 201,
        headers: { "x-answer": text },
      });
    },
  );
  let faults = 0;
  const random = new Random(1);
  await using proxy = await startFaultyProxy(
    api.addr.port,
    random,
    () => faults++,
  );

  const answered: string[] = [];
  for (let number = 0; number < REQUESTS; number++) {
    const text = `request ${number}`;
    const answer = await fetch(`${proxy.url}/rest/v1/rpc?q=1`, {
      method: "POST",
      headers: { "x-test": "yes" },
      body: text,
    }).then(async (response) => ({
      status: response.status,
      header: response.headers.get("x-answer"),
      body: await response.json(),
    })).catch(() => null);
    if (answer === null) continue;
    answered.push(text);
    assertEquals(answer, {
      status: 201,
      header: text,
      body: ["POST", "/rest/v1/rpc?q=1", "yes", text],
    });
  }

  const lost = REQUESTS - answered.length;
  const unseen = REQUESTS - new Set(arrived).size;
  assert(faults > 50 && faults < 110, `${faults} faults`);
  assert(lost > 20 && lost < 60, `${lost} lost answers`);
  assert(unseen > 5 && unseen < lost, `${unseen} requests never arrived`);
  assert(arrived.length > REQUESTS - unseen, "No request arrived twice");
});
