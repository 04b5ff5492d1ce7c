import config from "../../deno.json" with { type: "json" };
import { Document } from "../../support/document.ts";

/** The Supabase CLI as the documents name it, in the version that is tested. */
export const SUPABASE = `npx -y ${config.imports.supabase.replace("npm:", "")}`;

/** The lines of the shell blocks of these pages. */
export async function readCommands(...pages: string[]): Promise<string[]> {
  const documents = await Promise.all(pages.map(Document.read));
  return documents
    .flatMap((document) => document.blocks("", "sh"))
    .flatMap((block) => block.split("\n"))
    .map((line) => line.trim());
}

/**
 * The arguments of a documented command of the Supabase CLI, without the flags
 * that choose the linked project and answer for the user.
 *
 * @throws {Error} If the command is not for the linked project.
 */
export function argumentsOf(command: string): string[] {
  const words = command.replace(`${SUPABASE} `, "").split(" ");
  if (!command.startsWith(SUPABASE) || !words.includes("--linked")) {
    throw new Error(`Not a command for the linked project: ${command}`);
  }
  return words.filter((word) => word !== "--linked" && word !== "--yes");
}
