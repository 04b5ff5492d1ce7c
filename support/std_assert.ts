/**
 * The part of `@std/assert` that the tests use, over Node's assertions, which
 * every Deno has. With `"@std/assert": "jsr:@std/assert@1"` in `deno.json` the
 * original takes its place: names, signatures and meaning are the same.
 *
 * @module
 */
import nodeAssert, { AssertionError } from "node:assert/strict";

export { AssertionError };

type ErrorClass<E extends Error> = abstract new (...args: never[]) => E;

function fail(message: string): never {
  throw new AssertionError({ message });
}

function asError(message?: string): AssertionError | undefined {
  return message === undefined ? undefined : new AssertionError({ message });
}

/** Asserts that the value is truthy. */
export function assert(expr: unknown, msg = ""): asserts expr {
  if (!expr) fail(msg || "Expected a truthy value");
}

/** Asserts that both values are deeply equal. */
export function assertEquals<T>(actual: T, expected: T, msg?: string): void {
  nodeAssert.deepStrictEqual(actual, expected, asError(msg));
}

/** Asserts that the values are not deeply equal. */
export function assertNotEquals<T>(actual: T, expected: T, msg?: string): void {
  nodeAssert.notDeepStrictEqual(actual, expected, asError(msg));
}

/** Asserts that the value is neither null nor undefined. */
export function assertExists<T>(
  actual: T,
  msg?: string,
): asserts actual is NonNullable<T> {
  if (actual === undefined || actual === null) {
    fail(msg ?? `Expected a value, got ${actual}`);
  }
}

/** Asserts that the text contains the other one. */
export function assertStringIncludes(
  actual: string,
  expected: string,
  msg?: string,
): void {
  if (actual.includes(expected)) return;
  fail(msg ?? `Expected "${actual}" to contain "${expected}"`);
}

/** Asserts that the text matches the pattern. */
export function assertMatch(
  actual: string,
  expected: RegExp,
  msg?: string,
): void {
  nodeAssert.match(actual, expected, asError(msg));
}

/** Asserts that the object has at least the expected properties. */
export function assertObjectMatch(
  actual: object,
  expected: Record<PropertyKey, unknown>,
  msg?: string,
): void {
  nodeAssert.partialDeepStrictEqual(actual, expected, asError(msg));
}

/** Asserts that the function throws; returns what it threw. */
export function assertThrows<E extends Error = Error>(
  fn: () => unknown,
  errorClass?: ErrorClass<E>,
  msgIncludes?: string,
  msg?: string,
): E {
  try {
    fn();
  } catch (error) {
    return checked(error, errorClass, msgIncludes, msg);
  }
  fail(msg ?? "Expected the function to throw");
}

/** Asserts that the promise rejects; resolves to what it rejected with. */
export async function assertRejects<E extends Error = Error>(
  fn: () => PromiseLike<unknown>,
  errorClass?: ErrorClass<E>,
  msgIncludes?: string,
  msg?: string,
): Promise<E> {
  try {
    await fn();
  } catch (error) {
    return checked(error, errorClass, msgIncludes, msg);
  }
  fail(msg ?? "Expected the promise to reject");
}

function checked<E extends Error>(
  error: unknown,
  errorClass: ErrorClass<E> | undefined,
  msgIncludes = "",
  msg?: string,
): E {
  const wanted: ErrorClass<Error> = errorClass ?? Error;
  if (!isOf<E>(error, wanted)) {
    fail(msg ?? `Expected a "${wanted.name}", got "${error}"`);
  }
  if (!error.message.includes(msgIncludes)) {
    fail(msg ?? `Expected "${error.message}" to contain "${msgIncludes}"`);
  }
  return error;
}

function isOf<E extends Error>(
  error: unknown,
  errorClass: ErrorClass<Error>,
): error is E {
  return error instanceof errorClass;
}
