/** A file that collects the output of any number of sources. */
export class LogFile implements Disposable {
  readonly #file: Deno.FsFile;

  constructor(readonly path: string) {
    this.#file = Deno.openSync(path, {
      create: true,
      append: true,
      mode: 0o600,
    });
  }

  write(chunk: Uint8Array): void {
    this.#file.writeSync(chunk);
  }

  /** Appends a whole stream, and passes its text to the observer. */
  async copy(
    stream: ReadableStream<Uint8Array>,
    observe: (text: string) => void = () => {},
  ): Promise<void> {
    const decoder = new TextDecoder();
    for await (const chunk of stream) {
      this.write(chunk);
      observe(decoder.decode(chunk, { stream: true }));
    }
  }

  [Symbol.dispose](): void {
    this.#file.close();
  }
}
