import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

type Kind = "info" | "positive" | "caution" | "negative" | "plain";
const glyphs: Record<Kind, IconName> = { info: "info", positive: "done", caution: "warning", negative: "alert", plain: "info" };

/** A sentence that matters, with a glyph and a ground; `live` when it came after the page was drawn. */
export function Notice({
  kind = "info",
  text,
  live = false,
  icon,
  children,
}: {
  kind?: Kind;
  text?: string;
  live?: boolean;
  icon?: IconName;
  children?: ReactNode;
}) {
  const role = live ? (kind === "positive" || kind === "info" ? "status" : "alert") : undefined;
  return (
    <div className="notice mb-4" data-kind={kind} role={role}>
      <Icon name={icon ?? glyphs[kind]} />
      <div className="grow">
        {text}
        {children && <div className="small">{children}</div>}
      </div>
    </div>
  );
}
