/** Returns what a hosted function sees and may do. */
const waiting = { begun: 0, aborted: 0 };

async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  switch (pathname) {
    case "/echo/environment":
      return Response.json(Deno.env.toObject());
    case "/echo/read":
      return Response.json({ error: await nameOfError(readSomething) });
    case "/echo/exit":
      Deno.exit(3);
      break;
    case "/echo/wait":
      return await abortOf(request);
    case "/echo/waiting":
      return Response.json(waiting);
  }
  const headers = Object.fromEntries(request.headers);
  const body = await request.text();
  return Response.json({ method: request.method, pathname, headers, body });
}

async function readSomething(): Promise<void> {
  await Deno.readTextFile("/etc/hostname");
}

async function nameOfError(action: () => Promise<void>): Promise<string> {
  try {
    await action();
    return "none";
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

/** Never responds; counts the clients that disconnect. */
function abortOf(request: Request): Promise<Response> {
  waiting.begun++;
  return new Promise((_, reject) => {
    request.signal.addEventListener("abort", () => {
      waiting.aborted++;
      reject(new Error("The client went away"));
    });
  });
}

export default { fetch: answer };
