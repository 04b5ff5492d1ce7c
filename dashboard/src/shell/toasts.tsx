import { type CSSProperties, useEffect } from "react";
import { toast, Toaster } from "sonner";
import { useColorScheme } from "../parts/use_color_scheme.ts";

const COLORS = {
  "--success-bg": "var(--accent-soft)",
  "--success-border": "var(--accent)",
  "--success-text": "var(--text)",
  "--error-bg": "var(--danger-soft)",
  "--error-border": "var(--danger)",
  "--error-text": "var(--danger)",
} as CSSProperties;

/** The toasts of one user, which go when the user goes. */
export default function Toasts() {
  // With "system" for a theme, sonner would listen for ever, and so keep its
  // toasts.
  const theme = useColorScheme();
  useEffect(() => forgetToasts, []);
  return (
    <Toaster
      position="top-center"
      richColors
      closeButton
      duration={8000}
      style={COLORS}
      theme={theme}
    />
  );
}

function forgetToasts(): void {
  toast.dismiss();
  // sonner keeps the toasts that it has shown, and has no call to drop them.
  toast.getHistory().length = 0;
}
