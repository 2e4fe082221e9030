import { ActionForm } from "@/components/ui/action-form";
import { ChoiceField, SubmitButton, TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { PeerSheet } from "@/lib/appraisals/types";
import type { Say } from "@/lib/messages/format";
import { PEER_MARKS, WORDS_MOST } from "@/lib/scoring/core/raters/peer-answers";
import { ChoiceDraft } from "./choice-draft";
import { ReadBeside } from "./read-beside";

/** One value after the other across the colleagues. The nonces are drawn here and kept nowhere else. */
export function PeerForm({ sheet, action, say }: { sheet: PeerSheet; action: FormAction; say: Say }) {
  const marks = PEER_MARKS.map((value) => ({ value, label: say(`peerMark.${value}`) }));
  const nonces = Object.fromEntries(sheet.colleagues.map(({ rightId }) => [`nonces.${rightId}`, crypto.randomUUID()]));
  return (
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={{ appraisalId: sheet.appraisalId, ...nonces }}
      refresh
      className="max-w-[60rem]"
    >
      <Notice kind="plain" icon="lock" text={say("peers.promise", { minimum: sheet.minimum })} />
      <ChoiceDraft
        name={`peers.${sheet.appraisalId}`}
        ids={sheet.colleagues.map(({ rightId }) => rightId)}
        keys={say("peers.keys")}
        kept={say("peers.kept")}
        otherTab={say("peers.otherTab")}
      />
      {sheet.items.map((item) => (
        <Section key={item.key} id={`value-${item.key}`} title={<span lang="id">{item.name}</span>}>
          <p className="small muted" lang="id">
            {item.guide.join(". ")}.
          </p>
          <ReadBeside item={item} say={say} />
          {sheet.colleagues.map(({ rightId, name, post, leader }) => (
            <ChoiceField
              key={rightId}
              name={`answers.${rightId}.${item.key}`}
              legend={
                <span>
                  {name}
                  <span className="block small muted font-normal">{leader ? say("peers.leader", { post }) : post}</span>
                </span>
              }
              options={marks}
              className="person"
              legendClass=""
            />
          ))}
        </Section>
      ))}
      <Section id="words" title={say("peers.words")}>
        <p className="small muted mb-3 max-w-text">{say("peers.wordsHint", { minimum: sheet.minimum })}</p>
        {sheet.colleagues.map(({ rightId, name }) => (
          <TextArea
            key={rightId}
            name={`words.${rightId}`}
            label={name}
            hint={say("peers.style")}
            rows={2}
            maxLength={WORDS_MOST}
            className="mb-4"
          />
        ))}
      </Section>
      <p className="small muted mt-4">{say("peers.skip")}</p>
      <div className="actions mt-4">
        <SubmitButton>{say("peers.submit")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
