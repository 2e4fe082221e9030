import { createCipheriv } from "node:crypto";
import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { PDFName } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as sendToActivity } from "@/app/api/activities/[activityId]/documents/route";
import { GET as open } from "@/app/api/documents/[documentId]/route";
import { POST as sendToRealisation } from "@/app/api/plans/[planId]/realisations/[realisationId]/documents/route";
import { reviewActivity } from "@/lib/activities/commands/reviews";
import { attachToActivity, listUnnamedFiles, removeDocument, sweepFile } from "@/lib/documents/commands";
import { examine } from "@/lib/documents/examine";
import { documentName } from "@/lib/documents/name";
import { drawPicture } from "@/lib/documents/picture";
import { say } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { readStored, storeFile } from "@/lib/platform/files";
import { recordRealisation } from "@/lib/scoring/commands/realisations";
import { ask, changed, contents, meeting, one, writesNothing } from "../support/database";
import { indicatorId, OPEN } from "../support/doors";
import { fileOf, jpeg, jpegFromPhone, pdf, pdfByHand, png, refusedSamples, type Sample } from "../support/samples";
import { as, behind, grant, ledger, personId, staff } from "../support/staff";

const { employee } = behind;
const rater = "northHead"; // whoever rates her

const stored = async () => {
  const names = await readdir(env().CERMIN_FILE_DIR, { recursive: true });
  return names.filter((name) => name.includes("/")).toSorted();
};
/** Neither a row nor a file came of it; that somebody tried is counted. */
async function keepsNothing<T>(work: () => Promise<T>): Promise<T> {
  const [files, rows] = [await stored(), await contents()];
  const result = await work();
  expect(await stored()).toEqual(files);
  expect(changed(rows, await contents()).filter((table) => table !== "rate_limit")).toEqual([]);
  return result;
}

/** A waiting line of somebody's with nothing on it. */
const lineOf = async (who: string) =>
  (
    await one<{ id: string }>(
      `INSERT INTO activity (id, "employeeId", day, minutes, text, key, "createdAt", "submittedAt")
       VALUES (gen_random_uuid(), $1, '2026-11-18', 10, 'Senam ibu hamil', gen_random_uuid(), $2, $2) RETURNING id`,
      [await personId(who), now()],
    )
  ).id;

const form = (...samples: Sample[]) => {
  const fields = new FormData();
  for (const sample of samples) fields.append("file", fileOf(sample));
  return fields;
};
const said = { accept: "application/json" };
async function post(who: string | null, id: string, body: BodyInit, more: Record<string, string> = said) {
  const headers = new Headers({ origin: env().CERMIN_PUBLIC_ORIGIN, ...more });
  const request = new Request(`${env().CERMIN_PUBLIC_ORIGIN}/api/activities/${id}/documents`, {
    method: "POST",
    headers,
    body,
    duplex: "half",
  } as RequestInit);
  return as(who, async () => sendToActivity(request, { params: Promise.resolve({ activityId: id }) }), headers);
}
const told = async (response: Response) => (await response.json()) as { kept: boolean; text?: string; notice?: string };

async function read(who: string | null, id: string, query = "") {
  const request = new Request(`${env().CERMIN_PUBLIC_ORIGIN}/api/documents/${id}${query}`);
  return as(who, async () => open(request, { params: Promise.resolve({ documentId: id }) }));
}
const documentsOf = (id: string) =>
  ask<{ id: string; name: string; kind: string; hash: string; smallHash: string | null; bytes: number }>(
    `SELECT id, name, kind::text, hash, "smallHash", bytes FROM document WHERE "activityId" = $1 OR "realisationId" = $1 ORDER BY "addedAt", id`,
    [id],
  );
const documentsIn = async (table: string, id: string) =>
  (await one<{ documents: number }>(`SELECT documents FROM ${table} WHERE id = $1`, [id])).documents;

const taken = async (name: string, bytes: Promise<Uint8Array> | Uint8Array) => examine(fileOf({ name, bytes: await bytes }));

beforeAll(async () => {
  for (const who of [employee, rater, "southMidwife", "southNurseTwo"]) await as(who, async () => null); // their sessions are rows
});

const samples = await refusedSamples();

describe("what must not be kept", () => {
  it("is thirty samples and more", () => expect(samples.length).toBeGreaterThan(30));

  it.each(samples.map((sample) => [sample.name || "nothing chosen", sample] as const))("%s", async (_, { why, ...sample }) => {
    const id = await lineOf(employee);
    const answer = await keepsNothing(() => post(employee, id, form(sample)));
    expect(answer.status).toBe(422);
    expect(await told(answer)).toEqual({ kept: false, text: say("id", `document.problem.${why}` as "document.problem.kind") });
  });

  it("is said in the same words where there is no script, on the page that sent it", async () => {
    const id = await lineOf(employee);
    const answer = await keepsNothing(() => post(employee, id, form({ name: "x.pdf", bytes: new TextEncoder().encode("teks") }), {}));
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/activities/${id}?document=notPdf#documents`]);
  });

  it("two at once, for each has its own answer", async () => {
    const id = await lineOf(employee);
    const two = form({ name: "a.jpg", bytes: await jpeg() }, { name: "b.jpg", bytes: await png() });
    const answer = await keepsNothing(() => post(employee, id, two));
    expect(answer.status).toBe(422);
  });

  it("twenty megabytes, of which no more is read than a file may have, whatever the header says", async () => {
    const id = await lineOf(employee);
    let read = 0;
    const endless = (most: number) =>
      new ReadableStream<Uint8Array>({
        pull(out) {
          read += 64 * 1024;
          if (read > most) out.close();
          else out.enqueue(new Uint8Array(64 * 1024).fill(97));
        },
      });
    const type = { "content-type": "multipart/form-data; boundary=x", ...said };
    const told413 = await keepsNothing(() => post(employee, id, endless(20e6), { ...type, "content-length": String(20e6) }));
    expect([told413.status, read <= 128 * 1024]).toEqual([413, true]);
    expect(await told(told413)).toEqual({ kept: false, text: say("id", "document.problem.large") });
    const untold = await keepsNothing(() => post(employee, id, endless(20e6), type));
    expect([untold.status, read < 6e6]).toEqual([413, true]);
  });

  it("anything from who may not send it is not even read", async () => {
    const id = await lineOf(employee);
    for (const [who, status] of [
      ["southNurseTwo", 404],
      [rater, 404],
      [null, 401],
    ] as const) {
      let pulled = 0;
      const body = new ReadableStream<Uint8Array>(
        {
          pull(out) {
            pulled += 1;
            out.enqueue(new Uint8Array(1024));
          },
        },
        { highWaterMark: 0 },
      );
      const answer = await keepsNothing(() => post(who, id, body, { "content-type": "multipart/form-data; boundary=x", ...said }));
      expect([answer.status, pulled]).toEqual([status, 0]);
    }
  });
});

describe("a photo", () => {
  it("is drawn anew: no place, no maker, upright, in sRGB", async () => {
    const given = await jpegFromPhone();
    const before = await sharp(given).metadata();
    expect([before.exif?.includes("Telepon"), before.orientation, before.width]).toEqual([true, 6, 600]);
    const { kind, name, body, small } = await taken("IMG_0042.JPEG", given);
    const after = await sharp(body).metadata();
    expect([kind, name, after.width, after.height]).toEqual(["jpeg", "IMG_0042.jpg", 400, 600]);
    expect([after.exif, after.icc, after.xmp, after.orientation]).toEqual([undefined, undefined, undefined, undefined]);
    for (const bytes of [body, small ?? body])
      expect(Buffer.from(bytes).includes("Telepon") || Buffer.from(bytes).includes("Exif")).toBe(false);
    const little = await sharp(small ?? body).metadata();
    expect(Math.max(little.width, little.height)).toBeLessThanOrEqual(320);
  });

  it("leaves behind what hung on it: a page, an archive, a program in a comment", async () => {
    const page = Buffer.concat([await jpeg(), Buffer.from("<script>alert(1)</script>PK\u0003\u0004")]);
    const { body } = await taken("foto.jpg", page);
    expect(Buffer.from(body).includes("<script>") || Buffer.from(body).includes("PK\u0003\u0004")).toBe(false);
    const commented = await sharp(await jpeg())
      .withXmp("<x:xmpmeta xmlns:x='adobe:ns:meta/'><script>alert(1)</script></x:xmpmeta>")
      .toBuffer();
    expect(commented.includes("<script>")).toBe(true);
    expect(Buffer.from((await taken("layar.jpg", commented)).body).includes("<script>")).toBe(false);
  });

  it("is kept no larger than a screen shows, and a PNG stays sharp unless it would be too large", async () => {
    const large = await taken(
      "besar.jpg",
      sharp({ create: { width: 4_000, height: 3_000, channels: 3, background: "#765" } })
        .jpeg()
        .toBuffer(),
    );
    expect((await sharp(large.body).metadata()).width).toBe(2_560);
    expect((await taken("layar.png", png())).kind).toBe("png");
    const noise = createCipheriv("aes-128-ctr", Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(2_200 * 1_800 * 3)); // no packing helps
    const noisy = await sharp(noise, { raw: { width: 2_200, height: 1_800, channels: 3 } })
      .png({ compressionLevel: 1 })
      .toBuffer();
    const { kind, body } = await drawPicture(noisy, "png");
    expect([kind, body.length <= 5 * 1024 * 1024]).toEqual(["jpeg", true]);
  });
});

describe("a PDF", () => {
  it("is kept byte for byte, for it may be signed", async () => {
    const bytes = await pdf();
    const { body, kind, small } = await taken("laporan.pdf", bytes);
    expect([Buffer.from(body).equals(Buffer.from(bytes)), kind, small]).toEqual([true, "pdf", null]);
  });

  it("may open at a page, hold links, and end with blank lines", async () => {
    const atPage = await pdf((document) => {
      document.catalog.set(PDFName.of("OpenAction"), document.context.obj([document.getPage(0).ref, "XYZ", null, null, 0]));
    });
    const link = pdfByHand("4 0 obj\n<< /Type /Action /S /URI /URI (https://contoh.go.id/Launch) >>\nendobj\n");
    for (const bytes of [atPage, link, Buffer.concat([atPage, Buffer.from("\r\n\r\n")])])
      await expect(taken("laporan.pdf", bytes)).resolves.toMatchObject({ kind: "pdf" });
  });
});

describe("a name", () => {
  it.each([
    ["../../etc/passwd.jpg", "passwd.jpg"],
    ["C:\\Users\\Sari\\foto.JPG", "foto.jpg"],
    ["tagihan\u202Egpj.exe", "tagihangpj.exe.jpg"],
    ["a\u0000b\r\nc\u200B.jpg", "abc.jpg"],
    ["", "foto.jpg"],
    ["...", "foto.jpg"],
    [".htaccess", "htaccess.jpg"],
    ['<img src=x onerror="alert(1)">.jpg', "img src=x onerror=alert(1).jpg"],
    ["foto.pdf", "foto.jpg"],
    ["Kunjungan RW 04 – ibu Ayu’s.jpeg", "Kunjungan RW 04 – ibu Ayu’s.jpg"],
    ["照片👁.png", "照片👁.jpg"],
  ])("%j is shown as %j", (given, shown) => expect(documentName(given, "jpeg")).toBe(shown));

  it("of two hundred characters is cut, and says itself what it became", async () => {
    const id = await lineOf(employee);
    const answer = await post(employee, id, form({ name: `${"é".repeat(200)}.jpg`, bytes: await jpeg(64, 48) }));
    const name = `${"é".repeat(80)}.jpg`;
    expect(await told(answer)).toEqual({ kept: true, notice: say("id", "notice.documentKept", { name }) });
    expect((await documentsOf(id)).map((row) => row.name)).toEqual([name]);
  });
});

describe("a file that is kept", () => {
  it("is a file under its hash, a row, a count, another version of its line, a ledger row and a word to the rater", async () => {
    const id = await lineOf(employee);
    const { version } = await one<{ version: number }>(`SELECT version FROM activity WHERE id = $1`, [id]);
    const before = await contents();
    const answer = await post(employee, id, form({ name: "foto.jpg", bytes: await jpegFromPhone() }));
    expect(answer.status).toBe(200);
    expect(changed(before, await contents()).filter((table) => table !== "rate_limit")).toEqual([
      "activity",
      "document",
      "event",
      "ledger",
    ]);
    const [row] = await documentsOf(id);
    expect((await readStored(row?.hash ?? "")).length).toBe(row?.bytes);
    expect((await stored()).filter((name) => name.includes(row?.hash ?? "-"))).toHaveLength(1);
    expect(await one(`SELECT documents, version FROM activity WHERE id = $1`, [id])).toEqual({ documents: 1, version: version + 1 });
    expect(await ledger(1)).toEqual([{ byId: (await staff(employee)).id, permission: "activity:attach", subjectId: id }]);
    expect(await one(`SELECT "audienceId" FROM event ORDER BY id DESC LIMIT 1`)).toEqual({ audienceId: await personId(rater) });
  });

  it("sent again after an answer that never came is the same one", async () => {
    const id = await lineOf(employee);
    const body = form({ name: "sama.jpg", bytes: await jpeg(320, 200) });
    await post(employee, id, body);
    expect((await keepsNothing(() => post(employee, id, body))).status).toBe(200);
  });

  it("is given to whoever may read the line, to save and to nothing else", async () => {
    const id = await lineOf(employee);
    await post(employee, id, form({ name: "Kunjungan “RW 04”.jpg", bytes: await jpegFromPhone() }));
    const [{ id: document = "", hash = "" } = {}] = await documentsOf(id);
    for (const who of [employee, rater, "officeHead", behind.personnel, behind.auditor]) {
      const answer = await read(who, document);
      expect([who, answer.status]).toEqual([who, 200]);
      expect(Buffer.from(await answer.arrayBuffer()).equals(await readStored(hash))).toBe(true);
    }
    const { headers } = await read(employee, document);
    expect(Object.fromEntries(headers)).toEqual({
      "content-type": "image/jpeg",
      "content-disposition": `attachment; filename="Kunjungan ?RW 04?.jpg"; filename*=UTF-8''Kunjungan%20%E2%80%9CRW%2004%E2%80%9D.jpg`,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
    const small = await read(employee, document, "?size=small");
    expect((await small.arrayBuffer()).byteLength).toBeLessThan(20_000);
    for (const who of ["southNurseTwo", "southHead", "northNurseOne", behind.administrator])
      expect([who, (await read(who, document)).status]).toEqual([who, 404]);
    expect((await read(null, document)).status).toBe(303);
    expect((await read(employee, document, "?size=huge")).status).toBe(422);
  });

  it("is not given where what lies there is not what its name says", async () => {
    const id = await lineOf(employee);
    await post(employee, id, form({ name: "a.jpg", bytes: await jpeg(120, 80) }));
    const [{ id: document = "", hash = "" } = {}] = await documentsOf(id);
    const file = path.join(env().CERMIN_FILE_DIR, hash.slice(0, 2), hash);
    await writeFile(file, "lain");
    expect((await read(employee, document)).status).toBe(500);
  });
});

describe("five places", () => {
  const photo = async (n: number) => ({ name: `${n}.jpg`, bytes: await jpeg(100 + n, 80) });

  it("and no sixth", async () => {
    const id = await lineOf(employee);
    for (let n = 1; n <= 5; n += 1) expect((await post(employee, id, form(await photo(n)))).status).toBe(200);
    const sixth = await keepsNothing(async () => post(employee, id, form(await photo(6))));
    expect([sixth.status, (await told(sixth)).text]).toEqual([422, say("id", "document.problem.full")]);
    expect((await post(employee, id, form(await photo(5)))).status).toBe(200); // it is there already
    expect(await documentsIn("activity", id)).toBe(5);
  });

  it("of which two at once get the fifth only once", async () => {
    const id = await lineOf(employee);
    for (let n = 1; n <= 4; n += 1) await post(employee, id, form(await photo(n)));
    const files = await Promise.all([11, 12].map(async (n) => examine(fileOf(await photo(n)))));
    const mine = await grant(employee, "activity:attach", id);
    const before = (await stored()).length;
    const both = await meeting(
      `SELECT 1 FROM activity WHERE id = $1 FOR UPDATE`,
      [id],
      files.map((file) => () => attachToActivity(mine, file, now())),
    );
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(both[1]).toMatchObject({ reason: { problems: [{ path: "file", key: "document.problem.full" }] } });
    expect([await documentsIn("activity", id), (await stored()).length]).toEqual([5, before + 2]); // the photo and its small picture
  });
});

describe("a line that was decided", () => {
  it("takes no more evidence and gives none back", async () => {
    const id = await lineOf(employee);
    await post(employee, id, form({ name: "a.jpg", bytes: await jpeg(90, 80) }));
    const [{ id: document = "" } = {}] = await documentsOf(id);
    const [attach, remove] = [await grant(employee, "activity:attach", id), await grant(employee, "document:remove", document)];
    await ask(`UPDATE activity SET decision = 'approved', "decidedAt" = now(), version = version + 1 WHERE id = $1`, [id]);
    await keepsNothing(async () => {
      const late = await post(employee, id, form({ name: "b.jpg", bytes: await jpeg(91, 80) }));
      expect([late.status, (await told(late)).text]).toEqual([409, say("id", "refusal.already-decided")]);
      // A decision that fell between the look and the deed
      await expect(attachToActivity(attach, await taken("b.jpg", jpeg(91, 80)), now())).rejects.toMatchObject({
        because: "already-decided",
      });
      await expect(removeDocument(remove, now())).rejects.toMatchObject({ because: "already-decided" });
      await expect(grant(employee, "document:remove", document)).rejects.toMatchObject({ because: "already-decided" });
    });
    expect((await read(employee, document)).status).toBe(200);
  });

  it("is not approved as it was seen when a file came meanwhile", async () => {
    const id = await lineOf(employee);
    const { version } = await one<{ version: number }>(`SELECT version FROM activity WHERE id = $1`, [id]);
    const review = await grant(rater, "activity:review", id);
    await post(employee, id, form({ name: "c.jpg", bytes: await jpeg(92, 80) }));
    await expect(reviewActivity(review, { version, decision: "approved", reason: null }, now())).rejects.toMatchObject({
      because: "changed-meanwhile",
    });
  });
});

describe("evidence of a realisation", () => {
  const realisationOf = async (who: string, period = OPEN) =>
    one<{ id: string; planId: string; indicatorId: string; value: unknown }>(
      `SELECT x.id, t."planId", i.id AS "indicatorId", x.value FROM realisation x JOIN indicator i ON i.id = x."indicatorId" JOIN intended_result t ON t.id = i."intendedResultId"
       JOIN plan p ON p.id = t."planId" WHERE p."employeeId" = $1 AND x.period = $2 AND x."supersededAt" IS NULL ORDER BY x.documents, x.id LIMIT 1`,
      [await personId(who), period],
    );
  async function attach(who: string, to: { id: string; planId: string }, sample: Sample, more: Record<string, string> = said) {
    const headers = new Headers({ origin: env().CERMIN_PUBLIC_ORIGIN, ...more });
    const address = `${env().CERMIN_PUBLIC_ORIGIN}/api/plans/${to.planId}/realisations/${to.id}/documents`;
    const request = new Request(address, { method: "POST", headers, body: form(sample) });
    return as(
      who,
      async () => sendToRealisation(request, { params: Promise.resolve({ planId: to.planId, realisationId: to.id }) }),
      headers,
    );
  }

  it("hangs on it, follows a correction, and stays with what was superseded", async () => {
    await recordRealisation(
      await grant(employee, "realisation:record", await indicatorId(employee)),
      { period: OPEN, value: { text: "Semua terlayani." }, evidence: null },
      now(),
    );
    const first = await realisationOf(employee);
    const answer = await attach(employee, first, { name: "laporan.pdf", bytes: await pdf() }, {});
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/plans/${first.planId}?document=kept#documents`]);
    await recordRealisation(
      await grant(employee, "realisation:record", first.indicatorId),
      { period: OPEN, value: first.value, evidence: "Register" },
      now(),
    );
    const second = await one<{ id: string }>(
      `SELECT id FROM realisation WHERE "indicatorId" = $1 AND period = $2 AND "supersededAt" IS NULL`,
      [first.indicatorId, OPEN],
    );
    const [old, kept] = [await documentsOf(first.id), await documentsOf(second.id)];
    expect(kept.map(({ hash, name }) => [hash, name])).toEqual(old.map(({ hash, name }) => [hash, name]));
    expect(await documentsIn("realisation", second.id)).toBe(old.length);
    const refused = await keepsNothing(async () => attach(employee, first, { name: "lain.jpg", bytes: await jpeg(93, 80) }));
    expect([refused.status, (await told(refused)).text]).toEqual([409, say("id", "refusal.changed-meanwhile")]);
    await keepsNothing(() =>
      expect(grant(employee, "document:remove", old[0]?.id)).rejects.toMatchObject({ because: "changed-meanwhile" }),
    );
    const { name } = await removeDocument(await grant(employee, "document:remove", kept[0]?.id), now());
    expect([name, (await documentsOf(first.id)).length, (await documentsOf(second.id)).length]).toEqual([
      kept[0]?.name,
      old.length,
      old.length - 1,
    ]);
  });

  it("is fixed once the quarter is rated", async () => {
    const rated = await realisationOf(employee, "2026-Q3");
    const answer = await keepsNothing(async () => attach(employee, rated, { name: "lain.jpg", bytes: await jpeg(94, 80) }));
    expect([answer.status, (await told(answer)).text]).toEqual([409, say("id", "refusal.closed")]);
  });

  it("is read by the rater of its quarter, who may by now have been followed by another", async () => {
    const line = await realisationOf("southMidwife");
    expect((await attach("southMidwife", line, { name: "laporan.pdf", bytes: await pdf() })).status).toBe(200);
    const document = (await documentsOf(line.id)).at(-1)?.id ?? "";
    const judge = await personId("southHead");
    expect((await read("southHead", document)).status).toBe(200);
    await ask(`UPDATE reporting_line SET until = '2026-11-17' WHERE "employeeId" = $1 AND until IS NULL`, [await personId("southMidwife")]);
    await ask(`UPDATE unit_head SET until = '2026-11-17' WHERE "employeeId" = $1 AND until IS NULL`, [judge]);
    const { raterId } = await one<{ raterId: string }>(`SELECT "raterId" FROM "rater_on"($1, '2026-11-18')`, [
      await personId("southMidwife"),
    ]);
    expect(raterId).not.toBe(judge);
    expect((await read("southHead", document)).status).toBe(200);
    expect((await read("northHead", document)).status).toBe(404);
  });
});

describe("what nothing names any more", () => {
  const day = 24 * 60 * 60_000;
  /** Every folder's turn comes once in 256 minutes. */
  async function sweepAll(at: Date) {
    let swept = 0;
    for (let minute = 0; minute < 256; minute += 1) {
      const turn = new Date(at.getTime() + minute * 60_000);
      for (const name of await listUnnamedFiles(turn)) {
        await sweepFile(await grant("job", "document:sweep", name), turn);
        swept += 1;
      }
    }
    return swept;
  }

  it("is swept away a day later, and what is named is not", async () => {
    await sweepAll(new Date(now().getTime() + 2 * day)); // what the tests above left
    const id = await lineOf(employee);
    await post(employee, id, form({ name: "a.jpg", bytes: await jpeg(95, 80) }));
    const [{ id: document = "", hash = "" } = {}] = await documentsOf(id);
    const long = new Date(now().getTime() - 90 * day);
    await utimes(path.join(env().CERMIN_FILE_DIR, hash.slice(0, 2), hash), long, long); // as it is a quarter later
    expect(await sweepAll(new Date(now().getTime() + 2 * day))).toBe(0);
    await removeDocument(await grant(employee, "document:remove", document), now());
    expect(await sweepAll(new Date(now().getTime() + 60_000))).toBe(0); // a backup of this morning names it
    expect(await sweepAll(new Date(now().getTime() + 2 * day))).toBe(2);
    await expect(readStored(hash)).rejects.toThrow("ENOENT");
  });

  it("is not for sweeping while a row names it, nor by anybody but a job", async () => {
    const { hash } = await one<{ hash: string }>(`SELECT hash FROM document LIMIT 1`);
    await expect(grant("job", "document:sweep", hash)).rejects.toMatchObject({ because: "not-found" });
    await expect(grant("job", "document:sweep", "../../etc/passwd")).rejects.toMatchObject({ because: "not-found" });
    const orphan = await storeFile(new TextEncoder().encode("tak bernama"), now());
    await expect(grant(behind.administrator, "document:sweep", orphan)).rejects.toMatchObject({ because: "not-found" });
  });

  it("stays where it was written anew between the look and the deed", async () => {
    const bytes = new TextEncoder().encode("ditulis lagi");
    const old = new Date(now().getTime() - 2 * day);
    const hash = await storeFile(bytes, old);
    const sweep = await grant("job", "document:sweep", hash);
    await storeFile(bytes, now());
    await sweepFile(sweep, now());
    expect((await readStored(hash)).toString()).toBe("ditulis lagi");
    await utimes(path.join(env().CERMIN_FILE_DIR, hash.slice(0, 2), hash), old, old);
    await sweepFile(sweep, now());
    await expect(readFile(path.join(env().CERMIN_FILE_DIR, hash.slice(0, 2), hash))).rejects.toThrow("ENOENT");
  });
});

it("counts what hangs on a line in whichever statement hangs it there", async () => {
  const wrong = await ask(`
    SELECT 'activity' AS "table", a.id FROM activity a WHERE a.documents <> (SELECT count(*) FROM document d WHERE d."activityId" = a.id)
    UNION ALL SELECT 'realisation', x.id FROM realisation x WHERE x.documents <> (SELECT count(*) FROM document d WHERE d."realisationId" = x.id)`);
  expect(wrong).toEqual([]);
  await writesNothing(() =>
    expect(ask(`UPDATE document SET "realisationId" = NULL, "activityId" = NULL`)).rejects.toThrow("document_one_owner"),
  );
});
