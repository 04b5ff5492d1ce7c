/** The user and group a child process runs as; empty means the own ones. */
export interface ChildUser {
  uid?: number;
  gid?: number;
}

const NOBODY = 65534;

/** PostgreSQL refuses to run as root; then it runs as `nobody`. */
export function unprivilegedUser(): ChildUser {
  return Deno.uid() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

/** Whether the user may pass through every folder up to an executable path. */
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

/** Gives a file or folder to the user, if that is another one. */
export async function giveTo(user: ChildUser, path: string): Promise<void> {
  if (user.uid === undefined) return;
  await Deno.chown(path, user.uid, user.gid ?? null);
}
