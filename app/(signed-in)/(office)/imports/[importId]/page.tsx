import { FirstRows, MappingForm } from "@/components/imports/mapping-form";
import { PartList } from "@/components/imports/part-list";
import { firstPart, PartTabs } from "@/components/imports/parts";
import { Progress } from "@/components/imports/progress";
import { StandingNotice, sentLine } from "@/components/imports/standing-notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead, Section } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { loadImport, mapImport } from "@/lib/imports/actions";
import { getImport, getPart } from "@/lib/imports/queries";
import { importQuery } from "@/lib/imports/schema";
import { showNumber, speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.imports") });

type Given = { params: Promise<{ importId: string }>; searchParams: Promise<Record<string, string | string[]>> };

export default async function ImportPage({ params, searchParams }: Given) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("import:read", (await params).importId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { show: asked, after } = importQuery.parse(await searchParams);
  const [sheet, manage] = await Promise.all([getImport(grant), grantOrNull("imports:manage", AGENCY)]);
  const show = asked ?? (sheet.counts ? firstPart(sheet.counts) : null);
  const running = sheet.state === "mapped" || sheet.state === "loading";
  const part = show && sheet.counts && !running ? await getPart(grant, sheet.mapping, show, after) : null;
  const words = { dayOf, zone: env().CERMIN_ZONE, locale, say };
  const progress = { done: showNumber(locale, sheet.progress), rows: showNumber(locale, sheet.rows) };
  const mayMap = manage && !running && sheet.state !== "done";
  return (
    <>
      <PageHead over={<a href="/imports">{say("menu.imports")}</a>} title={sheet.name} lead={sentLine(sheet, words)} />
      {running && (
        <Progress
          done={sheet.progress}
          rows={sheet.rows}
          label={say(sheet.state === "loading" ? "imports.loading" : "imports.checking", progress)}
          hint={say("imports.leave")}
        />
      )}
      <StandingNotice sheet={sheet} load={manage && loadImport} {...words} />
      {part && show && (
        <>
          <PartTabs sheet={sheet} show={show} locale={locale} say={say} />
          <PartList sheet={sheet} part={part} paged={after !== undefined} say={say} />
        </>
      )}
      {mayMap && (
        <>
          <Section id="first" title={say("imports.first")}>
            <FirstRows sheet={sheet} say={say} />
          </Section>
          <Section
            id="map"
            title={say("imports.map")}
            aside={sheet.state === "uploaded" && say(sheet.remembered ? "imports.mapRemembered" : "imports.mapGuessed")}
          >
            <p className="small muted max-w-text mb-4">{say("imports.mapLead")}</p>
            <MappingForm sheet={sheet} today={dayOf(now())} action={mapImport} say={say} />
          </Section>
        </>
      )}
    </>
  );
}
