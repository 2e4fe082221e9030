import type { MessageKey, Values } from "@/lib/messages/keys";
import type { Cell, Shares } from "./distribution";

/** What the pattern says of one predicate, with its percentage; without the shares of a day, that a setting dates it. */
export function cellWords(cell: Cell, shares: Shares | null, say: (key: MessageKey, values?: Values) => string): string {
  const other = "other" in cell && { other: { key: `predicate.${cell.other}` as const } };
  const share = "share" in cell && { share: shares ? say("rules.percent", { n: shares[cell.share] }) : say("distribution.dated") };
  return say(`distribution.cell.${cell.rule}`, { ...other, ...share });
}
