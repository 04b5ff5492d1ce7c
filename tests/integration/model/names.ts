import { MIDNIGHT } from "./floor.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/;

/** The names that the model knows the ids of the database by. */
export class Names {
  readonly #names = new Map<string, string>();
  readonly #ids = new Map<string, string>();

  /** Gives an id its name. */
  add(id: string, name: string): void {
    this.#names.set(id, name);
    this.#ids.set(name, id);
  }

  /**
   * The id of that name.
   *
   * @throws {Error} If nothing has that name.
   */
  idOf(name: string): string {
    const id = this.#ids.get(name);
    if (id === undefined) throw new Error(`Nothing is called "${name}"`);
    return id;
  }

  /**
   * Puts what the database said into the words of the model: names for ids,
   * minutes for moments, tables in order of their names.
   */
  translate(value: unknown): unknown {
    if (typeof value === "string") {
      if (UUID.test(value)) return this.#names.get(value) ?? value;
      if (MOMENT.test(value)) return (Date.parse(value) - MIDNIGHT) / 60_000;
      return value;
    }
    if (Array.isArray(value)) {
      return value.map((item) => this.translate(item));
    }
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        const translated = this.translate(item);
        const isTables = /^(tableIds|releasedTableIds|tables)$/.test(key) &&
          Array.isArray(translated);
        return [key, isTables ? translated.toSorted() : translated];
      }),
    );
  }

  /**
   * Gives the ids of assignments that are seen for the first time the names
   * that the model expects in their place.
   */
  meet(actual: unknown, expected: unknown): void {
    if (typeof actual === "string" && typeof expected === "string") {
      const isNew = UUID.test(actual) && !this.#names.has(actual) &&
        !this.#ids.has(expected);
      if (isNew && expected.startsWith("assignment ")) {
        this.add(actual, expected);
      }
    } else if (isRecord(actual) && isRecord(expected)) {
      for (const [key, value] of Object.entries(actual)) {
        this.meet(value, expected[key]);
      }
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
