import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";

export function SignOutForm({ action, say }: { action: FormAction; say: Say }) {
  return (
    <ActionForm action={action} offline={say("form.offline")} quiet>
      <button type="submit" className="link">
        {say("shell.signOut")}
      </button>
    </ActionForm>
  );
}
