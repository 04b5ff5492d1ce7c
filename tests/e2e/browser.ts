import { type Browser, chromium } from "playwright-core";
import { type BrowserCommand, bundledBrowser } from "./bundled_browser.ts";

/** Where Chrome and Chromium are usually installed. */
const USUAL_PATHS = [
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Flags that keep the browser from causing traffic of its own. */
const FLAGS = [
  "--no-first-run",
  "--no-zygote",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
];

/** Starts an installed browser, or the bundled one if there is none. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = installedBrowser() ?? await bundledBrowser();
  const isRoot = Deno.uid() === 0;
  return await chromium.launch({
    executablePath,
    env: { ...Deno.env.toObject(), ...env },
    // Chromium refuses to start as root with its sandbox.
    args: [...FLAGS, ...(isRoot ? ["--no-sandbox"] : [])],
  });
}

function installedBrowser(): BrowserCommand | undefined {
  const chosen = Deno.env.get("CHROMIUM_PATH");
  const executablePath = chosen || USUAL_PATHS.find(isFile);
  return executablePath ? { executablePath, env: {} } : undefined;
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
