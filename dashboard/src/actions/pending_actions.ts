import type { Draft } from "./draft.ts";

/**
 * An action that was sent and has not been answered yet. It is kept on the
 * device, where the next user of the device can read it: it has ids and what the
 * requests say, never a guest's name or notes.
 */
export interface PendingAction extends Draft {
  /** The idempotency key; it stays the same until there is an answer. */
  key: string;
  userId: string;
  restaurantId: string;
  /** When it was first sent, in epoch milliseconds. */
  sentAt: number;
}

const STORAGE_KEY = "table-allocator.pending-actions";

/** The server forgets keys after 24 hours: then it would do the action again. */
const KEPT_MS = 24 * 3_600_000;

/** Reads a user's actions without an answer, those from before a reload too. */
export function readPendingActions(userId: string): PendingAction[] {
  return readAll().filter((action) => action.userId === userId);
}

/** Keeps an action until it is answered, or for a day. */
export function keepPendingAction(action: PendingAction): void {
  write([...withoutAction(action.key), action]);
}

/** Forgets an action that was answered or given up. */
export function forgetPendingAction(key: string): void {
  write(withoutAction(key));
}

/** Forgets what is kept for a user, who signs out. */
export function forgetActionsOf(userId: string): void {
  write(readAll().filter((action) => action.userId !== userId));
}

/** Forgets the actions of all users that are older than a day. */
export function forgetExpiredActions(): void {
  write(readAll());
}

function withoutAction(key: string): PendingAction[] {
  return readAll().filter((action) => action.key !== key);
}

function readAll(): PendingAction[] {
  const kept: PendingAction[] = JSON.parse(
    localStorage.getItem(STORAGE_KEY) ?? "[]",
  );
  const oldest = Date.now() - KEPT_MS;
  return kept.filter(({ sentAt }) => sentAt > oldest);
}

function write(actions: PendingAction[]): void {
  if (actions.length === 0) localStorage.removeItem(STORAGE_KEY);
  else localStorage.setItem(STORAGE_KEY, JSON.stringify(actions));
}
