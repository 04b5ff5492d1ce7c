import { createRoot } from "react-dom/client";
import { createClient } from "@supabase/supabase-js";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import * as Dialog from "@radix-ui/react-dialog";
import * as Slider from "@radix-ui/react-slider";
import * as Switch from "@radix-ui/react-switch";
import { Toaster } from "sonner";
const c = createClient("http://x", "y");
createRoot(document.body).render(
  <QueryClientProvider client={new QueryClient()}>
    <Toaster />{String(c)}
    <Dialog.Root><Dialog.Content><Dialog.Title /></Dialog.Content></Dialog.Root>
    <Slider.Root><Slider.Thumb /></Slider.Root><Switch.Root><Switch.Thumb /></Switch.Root>
  </QueryClientProvider>,
);
