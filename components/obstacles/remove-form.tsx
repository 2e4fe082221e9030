import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { ObstacleSheet } from "@/lib/obstacles/types";

type Props = { action: FormAction; obstacle: ObstacleSheet; say: Say };

/** By the employee or a leader; what was said stays to be read. */
export const RemoveForm = ({ action, obstacle: { id, version }, say }: Props) => (
  <ActionForm action={action} offline={say("form.offline")} hidden={{ obstacleId: id, version }} refresh className="grid gap-2 mt-6">
    <p className="small muted max-w-text">{say("obstacle.removeHint")}</p>
    <div className="actions">
      <SubmitButton look="plain">{say("obstacle.remove")}</SubmitButton>
    </div>
  </ActionForm>
);
