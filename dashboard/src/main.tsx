import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { forgetExpiredActions } from "./actions/pending_actions.ts";
import { ClientContext, makeClient } from "./api/client.ts";
import { loadConfig } from "./api/config.ts";
import { restrictConnections } from "./api/restrict_connections.ts";
import { App } from "./shell/app.tsx";

forgetExpiredActions();

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no root element");

try {
  const config = await loadConfig();
  restrictConnections(config);
  createRoot(root).render(
    <StrictMode>
      <ClientContext value={makeClient(config)}>
        <App config={config} />
      </ClientContext>
    </StrictMode>,
  );
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  root.textContent = `The dashboard cannot start. ${reason}`;
}
