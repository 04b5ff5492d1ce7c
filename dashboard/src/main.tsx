import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ClientContext, makeClient } from "./api/client.ts";
import { loadConfig } from "./api/config.ts";
import { App } from "./shell/app.tsx";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Browsers are often wrong about being offline: try anyway.
      networkMode: "always",
      retry: 1,
      retryDelay: 1000,
    },
  },
});

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no root element");

try {
  const config = await loadConfig();
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <ClientContext value={makeClient(config)}>
          <App config={config} />
        </ClientContext>
      </QueryClientProvider>
    </StrictMode>,
  );
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  root.textContent = `The dashboard cannot start. ${reason}`;
}
