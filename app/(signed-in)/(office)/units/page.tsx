import { Icon } from "@/components/ui/icon";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { UnitTable } from "@/components/units/unit-table";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { speaker } from "@/lib/messages/format";
import { listUnits } from "@/lib/units/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.units") });

export default async function UnitsPage() {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("people:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const [units, mayManage] = await Promise.all([listUnits(grant), grantOrNull("people:manage", AGENCY)]);
  return (
    <>
      <PageHead title={say("menu.units")} lead={say("units.lead")}>
        {mayManage && (
          <a className="btn primary" href="/units/new">
            <Icon name="plus" />
            {say("units.add")}
          </a>
        )}
      </PageHead>
      {units.length === 0 ? <Empty title={say("list.nothing")} /> : <UnitTable rows={units} say={say} />}
    </>
  );
}
