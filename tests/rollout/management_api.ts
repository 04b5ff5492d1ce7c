import { dirname, join } from "node:path";

/**
 * What `supabase functions deploy --use-api` needs of the platform's API. It
 * writes what is uploaded to a folder, one for each function.
 */
export class ManagementApi implements AsyncDisposable {
  readonly #server: Deno.HttpServer<Deno.NetAddr>;

  constructor(private readonly dir: string) {
    this.#server = Deno.serve(
      { hostname: "127.0.0.1", port: 0, onListen: () => {} },
      (request) => this.#answer(request),
    );
  }

  /** Writes a profile that sends the CLI here, and gives its path. */
  async writeProfile(): Promise<string> {
    const url = `http://127.0.0.1:${this.#server.addr.port}`;
    const path = join(this.dir, "profile.yml");
    await Deno.writeTextFile(
      path,
      `name: rehearsal\napi_url: ${url}\ndashboard_url: ${url}\nproject_host: 127.0.0.1\n`,
    );
    return path;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }

  async #answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method === "PUT") return Response.json({ functions: [] });
    if (!pathname.endsWith("/functions/deploy")) return Response.json({});
    const slug = searchParams.get("slug") ?? "";
    for (const [, part] of await request.formData()) {
      if (part instanceof File && part.name !== "blob") {
        await write(join(this.dir, slug, part.name), part);
      }
    }
    return Response.json({
      id: slug,
      slug,
      name: slug,
      status: "ACTIVE",
      version: 1,
      created_at: 1,
      updated_at: 1,
    }, { status: 201 });
  }
}

async function write(path: string, file: File): Promise<void> {
  await Deno.mkdir(dirname(path), { recursive: true });
  await Deno.writeFile(path, file.stream());
}
