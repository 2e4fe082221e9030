import { beforeAll, describe, expect, it } from "vitest";
import { GET as open } from "@/app/api/documents/[documentId]/route";
import { getReceipt } from "@/lib/appraisals/queries";
import { attachToFeedback, removeDocument } from "@/lib/documents/commands";
import { examine } from "@/lib/documents/examine";
import { measure } from "@/lib/facts/queries";
import { withdrawFeedback } from "@/lib/feedback/commands";
import { listFeedback } from "@/lib/feedback/queries";
import { env } from "@/lib/platform/env";
import { recordRating } from "@/lib/scoring/commands/ratings";
import { differencesIn } from "@/scripts/rescore";
import { one, writesNothing } from "../support/database";
import { appraisalId, freshFeedback, OPEN } from "../support/doors";
import { fileOf, jpeg, pdf } from "../support/samples";
import { as, behind, grant, personId } from "../support/staff";

const NOW = new Date("2026-11-18T02:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const WHO = "southMidwife";
const GIVER = behind.rater;

let feedback: string;
const photo = async (name = "loket.jpg", width = 120) => examine(fileOf({ name, bytes: await jpeg(width, 90) }));
const attach = async (id = feedback, file = photo(), now = NOW) =>
  attachToFeedback(await grant(GIVER, "feedback:attach", id), await file, now);
const filesOf = async (who: string, side: "received" | "given") => {
  const { rows } = await listFeedback(await grant(who, "feedback:list-own", await personId(who)), side, undefined);
  return rows.find(({ id }) => id === feedback)?.files ?? [];
};
const opened = async (who: string, id: string) => {
  const request = new Request(`${env().CERMIN_PUBLIC_ORIGIN}/api/documents/${id}`);
  return (await as(who, () => open(request, { params: Promise.resolve({ documentId: id }) }))).status;
};

beforeAll(async () => {
  feedback = await freshFeedback(WHO, GIVER);
});

describe("a file on feedback", () => {
  it("is hung there by whoever gave it, once however often it is sent, five at most", async () => {
    await attach();
    await writesNothing(() => attach());
    const [file, ...more] = await filesOf(GIVER, "given");
    expect(more).toEqual([]);
    expect(file).toMatchObject({ name: "loket.jpg", kind: "jpeg", small: true });
    expect(await filesOf(WHO, "received")).toEqual([file]);
    for (const width of [121, 122, 123, 124]) await attach(feedback, photo(`foto-${width}.jpg`, width));
    await writesNothing(() =>
      expect(attach(feedback, photo("keenam.jpg", 125))).rejects.toMatchObject({ problems: [{ key: "document.problem.full" }] }),
    );
    expect(await one(`SELECT documents FROM feedback WHERE id = $1`, [feedback])).toEqual({ documents: 5 });
  });

  it("is opened by who received and who gave it, the rater, heads above, personnel and auditor, and found by nobody else", async () => {
    const [file] = await filesOf(GIVER, "given");
    for (const who of [WHO, GIVER, behind.head, behind.personnel, behind.auditor]) expect(await opened(who, file?.id ?? ""), who).toBe(200);
    for (const who of ["southNurseOne", "northHead", behind.administrator]) expect(await opened(who, file?.id ?? ""), who).toBe(404);
  });

  it("is taken off by whoever hung it there on that day alone, and by nobody who received it", async () => {
    const [, file] = await filesOf(GIVER, "given");
    await expect(grant(WHO, "document:remove", file?.id ?? "")).rejects.toMatchObject({ because: "not-found" });
    const may = await grant(GIVER, "document:remove", file?.id ?? "");
    await writesNothing(() =>
      expect(removeDocument(may, new Date("2026-11-19T02:00:00Z"))).rejects.toMatchObject({ because: "changed-meanwhile" }),
    );
    await removeDocument(may, NOW);
    expect(await filesOf(GIVER, "given")).toHaveLength(4);
  });

  it("stands in the receipt of the rating that was made beside it, with its hash; what came after does not", async () => {
    const id = await appraisalId(WHO, OPEN);
    const { version } = await one<{ version: number }>(`SELECT version FROM appraisal WHERE id = $1`, [id]);
    const rating = { version, workResult: "meets", behaviour: "meets", note: "Sesuai bukti." } as const;
    await recordRating(await grant(GIVER, "appraisal:rate", id), rating, measure, later(5));
    await attach(feedback, examine(fileOf({ name: "sesudahnya.pdf", bytes: await pdf() })), later(6));
    const { receipt, changed } = await getReceipt(await grant(WHO, "appraisal:read-result", id));
    const said = receipt.beside.find((row) => row.id === feedback)?.said as { files: { name: string; hash: string }[] };
    expect(said.files).toHaveLength(4);
    for (const { name, hash } of said.files) expect(hash, name).toMatch(/^[0-9a-f]{64}$/);
    expect(said.files.map(({ name }) => name)).not.toContain("sesudahnya.pdf");
    expect([...changed]).toEqual([]);
    expect((await differencesIn()).different).toEqual([]);
  });

  it("is hung on nothing that was taken back, of yesterday or somebody else's", async () => {
    const mine = await freshFeedback("southNurseOne", GIVER);
    const held = await grant(GIVER, "feedback:attach", mine);
    const file = await photo();
    await withdrawFeedback(await grant(GIVER, "feedback:withdraw", mine), NOW);
    await writesNothing(() => expect(attachToFeedback(held, file, NOW)).rejects.toMatchObject({ because: "changed-meanwhile" }));
    await expect(grant(GIVER, "feedback:attach", mine)).rejects.toMatchObject({ because: "taken-back" });
    const { id: old } = await one<{ id: string }>(
      `SELECT id FROM feedback WHERE "giverId" = $1 AND "givenOn" < '2026-11-18' AND "withdrawnAt" IS NULL LIMIT 1`,
      [await personId("northHead")],
    );
    await expect(grant("northHead", "feedback:attach", old)).rejects.toMatchObject({ because: "day-over" });
    await expect(grant("northHead", "feedback:attach", feedback)).rejects.toMatchObject({ because: "not-found" });
  });
});
