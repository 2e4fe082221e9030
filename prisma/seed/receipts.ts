import { db } from "@/lib/platform/db";
import { besideOf, listNamed } from "@/lib/scoring/commands/receipts";
import type { AppraisalInputs } from "@/lib/scoring/core/appraise";
import { indicatorsIn, type Receipt } from "@/lib/scoring/core/receipt";

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
    // The two ratings are the seed's; all else is what the rows say.
    const receipts = some.map(({ id, regulationId, inputs }) => {
      const { workResult, behaviour } = inputs as AppraisalInputs;
      const rows = named.get(id) ?? [];
      const receipt: Receipt = { format: 2, workResult, behaviour, indicators: indicatorsIn(rows), beside: besideOf(rows, regulationId) };
      return { id, inputs: receipt };
    });
    await db.$executeRaw`
      UPDATE "appraisal" a SET "inputs" = r."inputs" FROM jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb) r("id" uuid, "inputs" jsonb)
      WHERE a."id" = r."id"`;
  }
}
