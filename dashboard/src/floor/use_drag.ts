import { type PointerEvent, useCallback, useRef, useState } from "react";

/** A party that is being dragged from one table to another. */
export interface Drag {
  fromId: string;
  /** Where the pointer is, in pixels from the corner of the floor plan. */
  x: number;
  y: number;
  /** The table under the pointer; null between tables. */
  overId: string | null;
}

/** A shorter way is a tap with an unsteady finger. */
const THRESHOLD_PX = 10;

/**
 * Lets the user drag a party to another table.
 *
 * @param onDrop Called with the ids of both tables when they differ.
 * @returns The drag in progress or null, and `start` for a pointer that goes
 * down on a table.
 */
export function useDrag(onDrop: (fromId: string, toId: string) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const wasDragged = useRef(false);
  const drop = useRef(onDrop);
  drop.current = onDrop;

  const start = useCallback((event: PointerEvent, fromId: string) => {
    if (event.button !== 0) return;
    const plan = event.currentTarget.closest("svg");
    if (plan === null) return;
    const [startX, startY] = [event.clientX, event.clientY];
    let current: Drag | null = null;
    wasDragged.current = false;

    const move = (moved: globalThis.PointerEvent) => {
      const distance = Math.hypot(
        moved.clientX - startX,
        moved.clientY - startY,
      );
      if (current === null && distance < THRESHOLD_PX) return;
      wasDragged.current = true;
      const { left, top } = plan.getBoundingClientRect();
      current = {
        fromId,
        x: moved.clientX - left,
        y: moved.clientY - top,
        overId: tableAt(moved.clientX, moved.clientY),
      };
      setDrag(current);
    };
    const end = new AbortController();
    const { signal } = end;
    const finish = () => {
      end.abort();
      setDrag(null);
    };
    addEventListener("pointermove", move, { signal });
    addEventListener("pointercancel", finish, { signal });
    addEventListener("pointerup", () => {
      finish();
      const toId = current?.overId ?? null;
      if (toId !== null && toId !== fromId) drop.current(fromId, toId);
    }, { signal });
  }, []);

  /** Whether the click that is handled now ended a drag. */
  const isClickOfDrag = useCallback(() => {
    const isOfDrag = wasDragged.current;
    wasDragged.current = false;
    return isOfDrag;
  }, []);

  return { drag, start, isClickOfDrag };
}

function tableAt(x: number, y: number): string | null {
  const cell = document.elementFromPoint(x, y)?.closest("[data-table-id]");
  return cell?.getAttribute("data-table-id") ?? null;
}
