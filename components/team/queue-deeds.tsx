"use client";

import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextArea } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { FormAction } from "@/lib/access/types";
import { fill } from "./fill";

export type DeedWords = Record<"offline" | "approve" | "approveThis" | "return" | "reason" | "reasonHint" | "returnNow", string>;
type Props = { activityId: string; version: number; text: string; name: string; action: FormAction; words: DeedWords };

/** The two answers to a line. Their words are the same for every row, and travel once. */
export function QueueDeeds({ activityId, version, text, name, action, words }: Props) {
  return (
    <ActionForm action={action} offline={words.offline} hidden={{ activityId, version }} refresh quiet className="queue-deeds">
      <SubmitButton look="plain" name="decision" value="approved" label={fill(words.approveThis, { text, name })}>
        <Icon name="check" />
        {words.approve}
      </SubmitButton>
      <details>
        <summary className="btn">
          <Icon name="return" />
          {words.return}
          <span className="sr">: {text}</span>
        </summary>
        <TextArea name="reason" label={words.reason} hint={fill(words.reasonHint, { name })} rows={2} maxLength={500} className="mt-2" />
        <SubmitButton name="decision" value="returned" className="mt-2">
          {words.returnNow}
        </SubmitButton>
      </details>
    </ActionForm>
  );
}
