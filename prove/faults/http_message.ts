/** Reads whole HTTP/1.1 messages from a connection, as raw bytes. */
export class MessageReader {
  readonly #connection: Deno.Conn;
  #rest = new Uint8Array();

  constructor(connection: Deno.Conn) {
    this.#connection = connection;
  }

  /** The next message; null when the connection has ended before it did. */
  async next(): Promise<Uint8Array | null> {
    for (;;) {
      const length = lengthOf(this.#rest);
      if (length !== null && this.#rest.length >= length) {
        const message = this.#rest.slice(0, length);
        this.#rest = this.#rest.slice(length);
        return message;
      }
      const chunk = new Uint8Array(65_536);
      const read = await this.#connection.read(chunk).catch(() => null);
      if (read === null) return null;
      this.#rest = concat(this.#rest, chunk.subarray(0, read));
    }
  }
}

function concat(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** How long the first message is; null as long as that cannot be told. */
function lengthOf(bytes: Uint8Array): number | null {
  const text = new TextDecoder("latin1").decode(bytes);
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const head = text.slice(0, end).toLowerCase();
  const body = end + 4;
  if (head.includes("transfer-encoding: chunked")) {
    const last = text.indexOf("0\r\n\r\n", body);
    return last < 0 ? null : last + 5;
  }
  return body + Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0);
}
