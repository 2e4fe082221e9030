import { ImportTable } from "@/components/imports/import-table";
import { SendForm } from "@/components/imports/send-form";
import { Pager } from "@/components/ui/pager";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { problemIn } from "@/lib/imports/answer";
import { listImports } from "@/lib/imports/queries";
import { importsQuery } from "@/lib/imports/schema";
import { speaker } from "@/lib/messages/format";
import { dayOf } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.imports") });

export default async function ImportsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("imports:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { after, problem } = importsQuery.parse(await searchParams);
  const [{ rows, next }, manage] = await Promise.all([listImports(grant, after), grantOrNull("imports:manage", AGENCY)]);
  const said = problemIn(problem);
  return (
    <>
      <PageHead title={say("menu.imports")} lead={say("imports.lead")} />
      {manage && <SendForm address="/api/imports" problem={said && say(said.key, said.values)} say={say} />}
      {rows.length === 0 ? (
        <Empty title={say("imports.none")} text={manage ? say("imports.noneHint") : undefined} />
      ) : (
        <ImportTable rows={rows} dayOf={dayOf} zone={env().CERMIN_ZONE} locale={locale} say={say} />
      )}
      <Pager
        shown={say("list.shown", { n: rows.length })}
        first={after ? { href: "/imports", label: say("pager.first") } : null}
        next={next ? { href: `/imports?${new URLSearchParams({ after: next })}`, label: say("pager.next") } : null}
      />
    </>
  );
}
