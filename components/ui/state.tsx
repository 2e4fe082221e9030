import { Icon, type IconName } from "./icon";

export type StateKind = "neutral" | "positive" | "caution" | "negative" | "sent" | "approved" | "returned" | "waiting";

/** A state is a glyph and a word. */
export function State({ kind, icon, text, wraps = false }: { kind: StateKind; icon: IconName; text: string; wraps?: boolean }) {
  return (
    <span className={wraps ? "state !whitespace-normal" : "state"} data-state={kind}>
      <Icon name={icon} />
      {text}
    </span>
  );
}
