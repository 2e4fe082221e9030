import { SatisfactionTable } from "@/components/services/satisfaction-table";
import { FilterForm, FilterSelect } from "@/components/ui/filter-form";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { showHundredths, showPeriod, speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { quarterOf } from "@/lib/scoring/core/deadlines/periods";
import { satisfactionRule } from "@/lib/scoring/satisfaction-rule";
import { listSatisfaction, listSatisfactionPeriods } from "@/lib/services/queries";
import { periodQuery } from "@/lib/services/schema";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.scoreboard") });

/** What citizens said of every service, for everybody. */
export default async function ScoreboardPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("public:read", "");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const today = dayOf(now());
  const asked = periodQuery.parse(await searchParams).period;
  const periods = await listSatisfactionPeriods(grant, quarterOf(today));
  const period = asked && periods.includes(asked) ? asked : quarterOf(today);
  const { value: gradeMinimum, source } = (await getSettings(today))("gradeMinimum");
  const satisfaction = await listSatisfaction(grant, period, gradeMinimum);
  const { services, all } = satisfaction;
  const bounds = satisfactionRule(period).bounds.map(({ value: { grade, from } }) =>
    say("scoreboard.bound", { grade, from: { hundredths: from } }),
  );
  return (
    <>
      <h1>{say("scoreboard.title")}</h1>
      <p className="mt-2 muted max-w-text">{say("scoreboard.lead", { period: { period }, n: all.n, services: services.length })}</p>
      {all.index !== null && all.interval && (
        <p className="mt-1 muted max-w-text">
          {say("scoreboard.reference", {
            index: { hundredths: all.index },
            low: showHundredths(locale, all.interval.low),
            high: showHundredths(locale, all.interval.high),
          })}
        </p>
      )}
      <div className="mt-5 mb-3">
        <FilterForm action="/scoreboard" apply={say("filter.apply")}>
          <FilterSelect
            name="period"
            label={say("filter.period")}
            value={period}
            options={periods.map((value) => ({ value, label: showPeriod(locale, value) }))}
          />
        </FilterForm>
      </div>
      {services.length === 0 ? (
        <Empty title={say("satisfaction.noServices")} text={say("satisfaction.noServicesHint")} />
      ) : (
        <SatisfactionTable
          satisfaction={satisfaction}
          gradeMinimum={gradeMinimum}
          caption={say("satisfaction.caption")}
          locale={locale}
          say={say}
        />
      )}
      <div className="small muted mt-4 max-w-text grid gap-1">
        <p>{say("scoreboard.channels")}</p>
        <p>{say("scoreboard.method")}</p>
        <p>
          {say("scoreboard.grades", { minimum: gradeMinimum, source })} {bounds.join(", ")}.
        </p>
      </div>
    </>
  );
}
