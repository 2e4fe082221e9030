import { Section } from "@/components/ui/section";
import type { FollowUpRow } from "@/lib/follow-ups/types";
import type { Say } from "@/lib/messages/format";
import { FollowUpLines } from "./follow-up-list";

/** `propose`: where the reader may say what should follow. */
type Props = { rows: readonly FollowUpRow[]; propose: string | null; say: Say };

/** Beside a result: what it leads to. */
export const WhatFollows = ({ rows, propose, say }: Props) => (
  <Section id="follows" title={say("followUp.follows")}>
    {rows.length === 0 && <p className="small muted py-2">{say("followUp.nothingFollows")}</p>}
    <FollowUpLines rows={rows} named={false} say={say} />
    {propose && (
      <p className="small mt-2 off-paper">
        <a href={propose}>{say("followUp.propose")}</a>
      </p>
    )}
  </Section>
);
