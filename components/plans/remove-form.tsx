import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";

type Props = { action: FormAction; hidden: Readonly<Record<string, string | number>>; label: string; hint: string; say: Say };

/** Takes something out of a draft: first what goes with it, then the deed. */
export const RemoveForm = ({ action, hidden, label, hint, say }: Props) => (
  <details className="disclose mt-6 max-w-form">
    <summary>{label}</summary>
    <ActionForm action={action} offline={say("form.offline")} hidden={hidden} className="grid gap-2">
      <p className="small muted">{hint}</p>
      <div className="actions">
        <SubmitButton look="danger">{label}</SubmitButton>
      </div>
    </ActionForm>
  </details>
);
