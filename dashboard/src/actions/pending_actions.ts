import type { Draft, Step } from "./draft.ts";

/** An action that was sent and has not been answered yet. */
export interface PendingAction extends Draft {
  /** The idempotency key; it stays the same until there is an answer. */
  key: string;
  userId: string;
  restaurantId: string;
  /** When it was first sent, in epoch milliseconds. */
  sentAt: number;
  /** How many of its steps the server has answered; they are not sent again. */
  doneSteps: number;
}

const STORAGE_KEY = "table-allocator.pending-actions";

/** The server forgets keys after 24 hours: then it would do the action again. */
const KEPT_MS = 24 * 3_600_000;

/** What a guest has said, and what somebody has typed, who may name a guest. */
const TYPED = ["guestName", "guestPhone", "notes", "reason"];

/**
 * Actions that say something of a guest: a new booking, an edit of a name, a
 * block "held for" somebody. What is stored on the device can be read by its
 * next user, so these are kept by the page alone, and a reload loses them.
 */
const inMemory = new Map<string, PendingAction>();

/** Whether an action says who a guest is, in a request or in what undoes it. */
export function hasGuestData({ steps, party, undone }: Draft): boolean {
  const names = [party?.name, undone?.party?.name];
  return names.some((name) => Boolean(name)) || steps.some(isTyped);
}

function isTyped(step: Step): boolean {
  let isFound = false;
  JSON.stringify(step, (name, value) => {
    if (TYPED.includes(name) && value) isFound = true;
    return value;
  });
  return isFound;
}

/**
 * Reads a user's actions without an answer, those from before a reload too. What
 * the page alone keeps of another user is forgotten.
 */
export function readPendingActions(userId: string): PendingAction[] {
  for (const [key, action] of inMemory) {
    if (action.userId !== userId) inMemory.delete(key);
  }
  return [...readAll(), ...fresh([...inMemory.values()])]
    .filter((action) => action.userId === userId)
    .sort((one, other) => one.sentAt - other.sentAt);
}

/** Keeps an action until it is answered, or for a day. */
export function keepPendingAction(action: PendingAction): void {
  if (hasGuestData(action)) inMemory.set(action.key, action);
  else {
    const stored = readAll();
    const isKept = stored.some(({ key }) => key === action.key);
    write(
      isKept
        ? stored.map((one) => one.key === action.key ? action : one)
        : [...stored, action],
    );
  }
}

/** Forgets an action that was answered or given up. */
export function forgetPendingAction(key: string): void {
  inMemory.delete(key);
  write(readAll().filter((action) => action.key !== key));
}

/** Forgets what is kept for a user, who signs out. */
export function forgetActionsOf(userId: string): void {
  for (const [key, action] of inMemory) {
    if (action.userId === userId) inMemory.delete(key);
  }
  write(readAll().filter((action) => action.userId !== userId));
}

/** Forgets the actions of all users that are older than a day. */
export function forgetExpiredActions(): void {
  write(readAll());
}

function readAll(): PendingAction[] {
  return fresh(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]"));
}

function fresh(actions: PendingAction[]): PendingAction[] {
  const oldest = Date.now() - KEPT_MS;
  // An earlier release kept actions of another shape.
  return actions.filter(({ sentAt, steps }) => sentAt > oldest && steps);
}

function write(actions: PendingAction[]): void {
  if (actions.length === 0) localStorage.removeItem(STORAGE_KEY);
  else localStorage.setItem(STORAGE_KEY, JSON.stringify(actions));
}
