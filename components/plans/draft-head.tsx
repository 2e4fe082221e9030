import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/section";
import type { Say } from "@/lib/messages/format";
import type { PlanDraft } from "@/lib/plans/types";

/** Of whose plan one line is changed, the way back, and what a change does to a signature. */
export function DraftHead({ draft, title, about, say }: { draft: PlanDraft; title: string; about?: string; say: Say }) {
  return (
    <>
      <PageHead
        over={
          <a href={`/plans/${draft.id}`}>
            {say("plan.ofYear", { year: String(draft.year) })}, {draft.employeeName}
          </a>
        }
        title={title}
        lead={about && <span className="[overflow-wrap:anywhere]">{about}</span>}
      />
      {draft.signed && <Notice kind="caution" text={say("planning.signatureFalls")} />}
    </>
  );
}
