import { Notice } from "@/components/ui/notice";
import type { FormAction } from "@/lib/access/types";
import type { DocumentRow } from "@/lib/documents/types";
import type { Locale, Say } from "@/lib/messages/format";
import { AddEvidence } from "./add-evidence";
import { DocumentList } from "./document-list";
import type { Said } from "./said-notice";

type Props = {
  documents: readonly DocumentRow[];
  /** Where a file is sent, and what takes one off; null where the evidence is fixed or somebody else's. */
  change: { address: string; remove: FormAction } | null;
  said: Said;
  locale: Locale;
  say: Say;
};

/** Photos and PDFs with all that may be done to them: looked at, added, taken off. */
export function Evidence({ documents, change, said, locale, say }: Props) {
  return (
    <>
      {said?.kept && <Notice kind="positive" text={say(said.key)} live />}
      {documents.length === 0 && <p className="small muted py-2">{say("document.none")}</p>}
      <DocumentList documents={documents} remove={change?.remove ?? null} locale={locale} say={say} />
      {change && (
        <AddEvidence address={change.address} count={documents.length} problem={said && !said.kept ? say(said.key) : null} say={say} />
      )}
    </>
  );
}
