import { AgendaSection } from "@/components/dialogues/agenda";
import { DialogueState } from "@/components/dialogues/dialogue-state";
import { Confirmations, MinutesForm, MinutesRead } from "@/components/dialogues/minutes";
import { LivePage } from "@/components/live/live-page";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { agreeToMinutes, saveMinutes } from "@/lib/dialogues/actions";
import { getDialogue } from "@/lib/dialogues/queries";
import { speaker } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("dialogue.title") });

export default async function DialoguePage({ params }: { params: Promise<{ dialogueId: string }> }) {
  const { dialogueId } = await params;
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("dialogue:read", dialogueId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const at = now();
  const [sheet, mayMinute, mayConfirm] = await Promise.all([
    getDialogue(grant, at),
    grantOrNull("dialogue:minute", dialogueId),
    grantOrNull("dialogue:confirm", dialogueId),
  ]);
  const mine = (grant.employeeId === sheet.employeeId ? sheet.employeeConfirmedOn : sheet.raterConfirmedOn) !== null;
  return (
    <>
      {mayMinute && <LivePage employeeId={grant.employeeId ?? ""} drawnAt={at.toISOString()} />}
      <PageHead
        over={say("dialogue.title")}
        title={say("dialogue.of", { employee: sheet.employee, rater: sheet.rater, day: { day: sheet.heldOn } })}
      >
        <DialogueState row={sheet} say={say} />
      </PageHead>
      {mayMinute && <AgendaSection sheet={sheet} say={say} />}
      <MinutesRead sheet={sheet} say={say} />
      {mayMinute && <MinutesForm sheet={sheet} action={saveMinutes} say={say} />}
      <Confirmations sheet={sheet} mine={mine} action={mayConfirm && agreeToMinutes} say={say} />
    </>
  );
}
