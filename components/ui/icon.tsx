/** Every icon there is; each is drawn by app/styles/icons.css. */
export const ICONS = [
  "alert",
  "attach",
  "building",
  "chart",
  "check",
  "clock",
  "done",
  "down",
  "download",
  "draft",
  "eye",
  "file",
  "help",
  "history",
  "house",
  "inbox",
  "info",
  "languages",
  "lock",
  "menu",
  "next",
  "notebook",
  "plus",
  "previous",
  "radio",
  "return",
  "scale",
  "scroll",
  "send",
  "settings",
  "table",
  "target",
  "up",
  "users",
  "warning",
] as const;
export type IconName = (typeof ICONS)[number];

/** Always beside a word, so hidden from readers of the screen. */
export const Icon = ({ name, className = "" }: { name: IconName; className?: string }) => (
  <span className={`i i-${name} ${className}`} aria-hidden="true" />
);
