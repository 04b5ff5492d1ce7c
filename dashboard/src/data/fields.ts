/**
 * The fields of a JSON object from the server, each checked as it is read.
 *
 * @throws {TypeError} From every method, if the field is missing or of another
 * type.
 */
export class Fields {
  readonly #fields: Record<string, unknown>;

  constructor(json: unknown) {
    if (typeof json !== "object" || json === null) {
      throw new TypeError("The server sent something other than an object");
    }
    this.#fields = json as Record<string, unknown>;
  }

  text(name: string): string {
    const value = this.#fields[name];
    if (typeof value !== "string") throw unfit(name, "a text");
    return value;
  }

  textOrNull(name: string): string | null {
    return this.#orNull(name, () => this.text(name));
  }

  number(name: string): number {
    const value = this.#fields[name];
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw unfit(name, "a number");
    }
    return value;
  }

  numberOrNull(name: string): number | null {
    return this.#orNull(name, () => this.number(name));
  }

  flag(name: string): boolean {
    const value = this.#fields[name];
    if (typeof value !== "boolean") throw unfit(name, "true or false");
    return value;
  }

  /** A time with its offset, in epoch milliseconds. */
  moment(name: string): number {
    const moment = Date.parse(this.text(name));
    if (Number.isNaN(moment)) throw unfit(name, "a time");
    return moment;
  }

  momentOrNull(name: string): number | null {
    return this.#orNull(name, () => this.moment(name));
  }

  list(name: string): unknown[] {
    const value = this.#fields[name];
    if (!Array.isArray(value)) throw unfit(name, "a list");
    return value;
  }

  texts(name: string): string[] {
    return this.list(name).map((value) => {
      if (typeof value !== "string") throw unfit(name, "a list of texts");
      return value;
    });
  }

  object(name: string): Fields {
    return new Fields(this.#fields[name]);
  }

  objectOrNull(name: string): Fields | null {
    return this.#orNull(name, () => this.object(name));
  }

  #orNull<Value>(name: string, read: () => Value): Value | null {
    return (this.#fields[name] ?? null) === null ? null : read();
  }
}

function unfit(name: string, wanted: string): TypeError {
  return new TypeError(`The server sent a ${name} that is not ${wanted}`);
}
