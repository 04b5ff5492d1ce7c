/**
 * Puts a storage of this test file's own in place of `localStorage`, which all
 * test files share.
 *
 * @returns What it holds.
 */
export function useMemoryStorage(): Map<string, string> {
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    removeItem: (key: string) => void items.delete(key),
    setItem: (key: string, value: string) => void items.set(key, value),
  };
  Object.defineProperty(globalThis, "localStorage", { value: storage });
  return items;
}
