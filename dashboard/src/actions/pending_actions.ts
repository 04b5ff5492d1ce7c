import type { Draft } from "./draft.ts";

/** An action that was sent and has not been answered yet. */
export interface PendingAction extends Draft {
  /** The idempotency key; it stays the same until there is an answer. */
  key: string;
  userId: string;
  restaurantId: string;
}

const STORAGE_KEY = "table-allocator.pending-actions";

/** Reads a user's actions without an answer, those from before a reload too. */
export function readPendingActions(userId: string): PendingAction[] {
  return readAll().filter((action) => action.userId === userId);
}

/** Keeps an action until it is answered. */
export function keepPendingAction(action: PendingAction): void {
  write([...withoutAction(action.key), action]);
}

/** Forgets an action that was answered or given up. */
export function forgetPendingAction(key: string): void {
  write(withoutAction(key));
}

function withoutAction(key: string): PendingAction[] {
  return readAll().filter((action) => action.key !== key);
}

function readAll(): PendingAction[] {
  return JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]");
}

function write(actions: PendingAction[]): void {
  localStorage.setItem(STORAGE_KEY, JSON.stringify(actions));
}
