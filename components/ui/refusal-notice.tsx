import type { Say } from "@/lib/messages/format";
import type { MessageKey } from "@/lib/messages/keys";
import { Notice } from "./notice";

type Because = MessageKey extends infer K ? (K extends `refusal.${infer Code}` ? Code : never) : never;

/** A refusal in the place of what was asked for. */
export function RefusalNotice({ because, say }: { because: Because; say: Say }) {
  return <Notice kind="caution" text={say(`refusal.${because}`)} />;
}
