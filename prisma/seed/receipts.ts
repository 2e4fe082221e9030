import { db } from "@/lib/platform/db";
import { besideOf, listNamed } from "@/lib/scoring/commands/receipts";
import type { AppraisalInputs, IndicatorInput } from "@/lib/scoring/core/appraise";
import type { Receipt, Row } from "@/lib/scoring/core/receipt";

const AT_ONCE = 100; // each statement well within the limit that every connection has

/** Every rating with the rows it was made beside, once all of them are written: what a rating does by itself when it is given. */
export async function writeReceipts() {
  const rated = await db.appraisal.findMany({
    where: { ratedAt: { not: null } },
    orderBy: { id: "asc" },
    select: { id: true, period: true, regulationId: true, inputs: true, ratedAt: true },
  });
  for (let from = 0; from < rated.length; from += AT_ONCE) {
    const some = rated.slice(from, from + AT_ONCE);
    const named = await listNamed(
      db,
      some.flatMap(({ id, period, ratedAt }) => (ratedAt ? [{ id, period, at: ratedAt }] : [])),
    );
    const receipts = some.map(({ id, regulationId, inputs }) => ({
      id,
      inputs: receiptOf(inputs as AppraisalInputs, named.get(id) ?? [], regulationId),
    }));
    await db.$executeRaw`
      UPDATE "appraisal" a SET "inputs" = r."inputs" FROM jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb) r("id" uuid, "inputs" jsonb)
      WHERE a."id" = r."id"`;
  }
}

/** The ratings and what was realised are the seed's; the rows say where they are. */
function receiptOf({ workResult, behaviour }: AppraisalInputs, rows: readonly Row[], regulationId: string): Receipt {
  const of = (kind: Row["kind"], saying: string, id: string | null) =>
    rows.filter((row) => row.kind === kind && (id === null || row.said[saying] === id));
  const indicators = of("indicator", "", null).map(({ id, version, said }): IndicatorInput => {
    const { resultId, ...words } = said as Pick<IndicatorInput, "resultTitle" | "priority" | "title" | "kind" | "target"> & {
      resultId: string;
    };
    const [realised] = of("realisation", "indicatorId", id);
    const { value, evidence } = (realised?.said ?? { value: null, evidence: null }) as { value: unknown; evidence: string | null };
    const files = of("file", "realisationId", realised?.id ?? "").map((file) => ({
      id: file.id,
      ...(file.said as { name: string; hash: string }),
    }));
    return {
      ...words,
      realisation: value,
      evidence,
      rows: {
        resultId,
        indicatorId: id,
        version: version ?? 0,
        realisationId: realised?.id ?? null,
        files: files.map(({ id, name, hash }) => ({ id, name, hash })),
      },
    };
  });
  return { format: 2, workResult, behaviour, indicators, beside: besideOf(rows, regulationId) };
}
