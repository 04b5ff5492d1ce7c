import { useEffect, useState } from "react";

/** Whether the user has touched the page, or pressed a key. */
export function useIsTouched(): boolean {
  const [isTouched, setIsTouched] = useState(false);
  useEffect(() => {
    if (isTouched) return;
    const end = new AbortController();
    const options = { signal: end.signal, capture: true };
    for (const touch of ["pointerdown", "keydown"]) {
      addEventListener(touch, () => setIsTouched(true), options);
    }
    return () => end.abort();
  }, [isTouched]);
  return isTouched;
}
