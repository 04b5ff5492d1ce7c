import { type PointerEvent, useCallback, useRef } from "react";
import { useLatest } from "../parts/use_latest.ts";

/** A shorter way is a click with an unsteady hand. */
const THRESHOLD_PX = 10;

/**
 * Lets a mouse drag a party from one table to another. A finger pans the floor
 * instead: every move has a button as well.
 *
 * @param onDrop Called with the ids of both tables when they differ.
 */
export function useDrag(onDrop: (fromId: string, toId: string) => void) {
  const wasDragged = useRef(false);
  const drop = useLatest(onDrop);

  const start = useCallback((event: PointerEvent, fromId: string) => {
    wasDragged.current = false;
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    const [startX, startY] = [event.clientX, event.clientY];
    const end = new AbortController();
    const { signal } = end;
    addEventListener("pointermove", ({ clientX, clientY }) => {
      if (Math.hypot(clientX - startX, clientY - startY) < THRESHOLD_PX) return;
      wasDragged.current = true;
      document.body.classList.add("is-dragging");
    }, { signal });
    const finish = () => {
      end.abort();
      document.body.classList.remove("is-dragging");
    };
    addEventListener("pointercancel", finish, { signal });
    addEventListener("pointerup", ({ clientX, clientY }) => {
      finish();
      const toId = tableAt(clientX, clientY);
      if (!wasDragged.current || toId === null || toId === fromId) return;
      drop(fromId, toId);
    }, { signal });
  }, [drop]);

  /** Whether the click that is handled now ended a drag. */
  const isClickOfDrag = useCallback(() => {
    const isOfDrag = wasDragged.current;
    wasDragged.current = false;
    return isOfDrag;
  }, []);

  return { start, isClickOfDrag };
}

function tableAt(x: number, y: number): string | null {
  const cell = document.elementFromPoint(x, y)?.closest("[data-table-id]");
  return cell?.getAttribute("data-table-id") ?? null;
}
