import { Notice } from "@/components/ui/notice";
import type { Say } from "@/lib/messages/format";
import type { MessageKey } from "@/lib/messages/keys";

/** What became of a file that was sent without a script: the page it led back to says it. */
export type Said = { key: MessageKey; kept: boolean } | null;

export const SaidNotice = ({ said, say }: { said: Said; say: Say }) =>
  said && (
    <div id="documents">
      <Notice kind={said.kept ? "positive" : "caution"} text={say(said.key)} live />
    </div>
  );
