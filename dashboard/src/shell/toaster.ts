import type { CSSProperties } from "react";
import type { ToasterProps } from "sonner";

const TOAST_COLORS = {
  "--success-bg": "var(--accent-soft)",
  "--success-border": "var(--accent)",
  "--success-text": "var(--text)",
  "--error-bg": "var(--danger-soft)",
  "--error-border": "var(--danger)",
  "--error-text": "var(--danger)",
} as CSSProperties;

/** How toasts look, and how long they stay. */
export const TOASTER: ToasterProps = {
  position: "top-center",
  richColors: true,
  closeButton: true,
  duration: 8000,
  style: TOAST_COLORS,
};
