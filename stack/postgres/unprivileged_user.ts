/** The user and group of a child process; empty means those of this one. */
export interface ChildUser {
  uid?: number;
  gid?: number;
}

const NOBODY = 65534;

/** PostgreSQL refuses to run as root, so root runs it as `nobody`. */
export function unprivilegedUser(): ChildUser {
  return Deno.uid() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

/** Whether the user can reach and execute a file or folder. */
export async function canExecute(
  user: ChildUser,
  path: string,
): Promise<boolean> {
  const { success } = await new Deno.Command("test", {
    args: ["-x", path],
    cwd: "/",
    stdin: "null",
    stdout: "null",
    stderr: "null",
    ...user,
  }).output();
  return success;
}

/** Makes the user the owner of a file or folder. */
export async function giveTo(user: ChildUser, path: string): Promise<void> {
  if (user.uid === undefined) return;
  await Deno.chown(path, user.uid, user.gid ?? null);
}
