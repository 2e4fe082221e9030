import { notFound } from "next/navigation";
import { z } from "zod";
import { LastDay } from "@/components/appraisals/last-day";
import { StraightLineMirror } from "@/components/fairness/straight-line-mirror";
import { TeamRatingForm } from "@/components/team-ratings/team-rating-form";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { regulationById } from "@/lib/regulation";
import { PERIOD } from "@/lib/scoring/core/deadlines/periods";
import { getSettings } from "@/lib/settings/queries";
import { submitTeamRatings } from "@/lib/team-ratings/actions";
import { getTeamSheet } from "@/lib/team-ratings/queries";
import { teamQuery } from "@/lib/team-ratings/schema";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("teamRating.title") });

type Props = { params: Promise<{ period: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Who waits for one's rating in a period, one value across all of them and then the next. */
export default async function TeamRatingPage({ params, searchParams }: Props) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireOwnGrant("ratings:give-own");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const period = z
    .string()
    .regex(PERIOD)
    .safeParse((await params).period).data;
  if (!period) notFound();
  const { after, saved } = teamQuery.parse(await searchParams);
  const settings = await getSettings(dayOf(now()));
  const rules = { divergence: settings("divergence").value, headExpectation: settings("headExpectation").value };
  const rule = settings("straightLine").value;
  const sheet = await getTeamSheet(grant, { period, after }, rules, now());
  const path = `/appraisals/team/${period}`;
  return (
    <>
      {saved !== undefined && <Notice kind="positive" text={say("teamRating.saved", { n: saved })} live />}
      <PageHead
        over={say("period.quarterShort", { period: { period } })}
        title={say("teamRating.title")}
        lead={
          sheet && (
            <>
              {say("teamRating.lead")} {say("teamRating.waiting", { n: sheet.waiting })}.{" "}
              {sheet.closesOn && <LastDay deadline="rating" until={sheet.closesOn} say={say} />}
            </>
          )
        }
      >
        <a className="btn" href={`/appraisals#rate-${period}`}>
          {say("teamRating.back")}
        </a>
      </PageHead>
      {!sheet && <Empty title={say("teamRating.none")} text={say("teamRating.noneHint")} />}
      {sheet && (
        <>
          <StraightLineMirror pairs={sheet.pairs} rule={rule} say={say} />
          <TeamRatingForm
            sheet={sheet}
            action={submitTeamRatings}
            predicates={regulationById(sheet.regulationId, "quadrant").predicates.value}
            rule={rule}
            locale={locale}
            say={say}
          />
          {(sheet.next || after) && (
            <Pager
              shown={say("teamRating.shown", { n: sheet.rows.length })}
              first={after ? { href: path, label: say("teamRating.first") } : null}
              next={sheet.next ? { href: `${path}?after=${sheet.next}`, label: say("teamRating.next") } : null}
            />
          )}
        </>
      )}
    </>
  );
}
