import { useCallback, useState } from "react";
import { type UndoEntry, withEntry } from "./undo_list.ts";

/**
 * What was done and can be taken back, until the page is left. It is not stored:
 * what an edit was before may be a guest's name.
 */
export function useUndoList() {
  const [undos, setUndos] = useState<readonly UndoEntry[]>([]);
  const add = useCallback(
    (entry: UndoEntry) => setUndos((list) => withEntry(list, entry)),
    [],
  );
  const remove = useCallback(
    (key: string) =>
      setUndos((list) => list.filter((entry) => entry.key !== key)),
    [],
  );
  return { undos, add, remove };
}
