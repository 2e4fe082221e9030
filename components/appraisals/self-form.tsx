import { ActionForm } from "@/components/ui/action-form";
import { ChoiceField, SubmitButton, TextArea } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { SelfSheet } from "@/lib/appraisals/types";
import type { Say } from "@/lib/messages/format";
import { PEER_MARKS } from "@/lib/scoring/core/raters/peer-answers";
import { ReadBeside } from "./read-beside";

/** The quarter in one's own words, what stood in the way, and the seven values as one sees oneself. */
export function SelfForm({ sheet, action, say }: { sheet: SelfSheet; action: FormAction; say: Say }) {
  const marks = PEER_MARKS.map((value) => ({ value, label: say(`peerMark.${value}`) }));
  return (
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={{ appraisalId: sheet.id, version: sheet.report?.version ?? 0 }}
      refresh
      className="max-w-[60rem]"
    >
      <div className="grid gap-4 max-w-form">
        <TextArea
          name="story"
          label={say("self.story")}
          hint={say("self.storyHint")}
          value={sheet.report?.story ?? null}
          rows={6}
          maxLength={4_000}
        />
        <TextArea
          name="obstacle"
          label={say("self.obstacle")}
          hint={say("self.obstacleHint")}
          value={sheet.report?.obstacle ?? null}
          rows={3}
          maxLength={2_000}
        />
      </div>
      <Section id="values" title={say("self.values")} aside={say("eyes.information")}>
        {sheet.items.map((item) => (
          <ChoiceField
            key={item.key}
            name={`answers.${item.key}`}
            legend={
              <span>
                {item.name}
                <span className="block small muted font-normal">{item.guide.join(" · ")}</span>
                <ReadBeside item={item} say={say} />
              </span>
            }
            options={marks}
            value={sheet.report?.answers[item.key] ?? null}
            className="person"
            legendClass=""
          />
        ))}
      </Section>
      <div className="actions mt-4">
        <SubmitButton>{say(sheet.report ? "self.again" : "self.submit")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
