import { type Context, createContext, useContext } from "react";

/**
 * Makes a context that has to be provided, and the hook that reads it.
 *
 * @param name What it holds, for the error message.
 * @returns The context, and a hook that throws outside of it.
 */
export function makeContext<Value>(
  name: string,
): [Context<Value | null>, () => Value] {
  const context = createContext<Value | null>(null);
  const use = () => {
    const value = useContext(context);
    if (value === null) throw new Error(`No ${name} around this component`);
    return value;
  };
  return [context, use];
}
