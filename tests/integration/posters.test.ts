import { describe, expect, it } from "vitest";
import { keepScans } from "@/lib/citizens/commands";
import { anyScans, noteScan, takeScans } from "@/lib/citizens/scans";
import { say } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { replaceCode, withdrawCode } from "@/lib/services/commands";
import { drawPoster } from "@/lib/services/poster";
import { getPoster, getService, listServices } from "@/lib/services/queries";
import type { Poster } from "@/lib/services/types";
import { getHolidays } from "@/lib/settings/queries";
import { getToday } from "@/lib/today/queries";
import { open, request } from "../support/citizens";
import { ask, changed, contents, one, writesNothing } from "../support/database";
import { posterOf, serviceId } from "../support/doors";
import { readPdf } from "../support/pdf";
import { behind, grant, ledger, personId } from "../support/staff";

const poster: Poster = {
  id: "01900000-0000-7000-8000-000000000000",
  code: "K7QM3X9R",
  place: "Loket 2",
  issuedOn: "2026-08-20",
  service: "Perekaman KTP elektronik",
  unit: "Dinas Kependudukan dan Pencatatan Sipil",
  agency: "Pemerintah Kota Contoh",
};
const manager = () => grant(behind.administrator, "services:manage", "agency");
const sheetOf = async (name: string) => {
  const sheet = await getService(await grant(behind.administrator, "service:read", await serviceId(name)), 5);
  if (!sheet) throw new Error(`no service ${name}`);
  return sheet;
};
const TODAY = "2026-11-18";
const scansOf = (codeId: string) =>
  ask<{ day: string; times: number }>(`SELECT day::text, times FROM code_scan WHERE "codeId" = $1 ORDER BY day DESC`, [codeId]);
const timesToday = async (codeId: string) => (await scansOf(codeId)).find(({ day }) => day === TODAY)?.times ?? 0;
const keep = async () => keepScans(await grant("job", "scans:keep", "agency"));

describe("a poster", () => {
  it("says in both languages what it asks, where it leads and what it never asks for", async () => {
    const pdf = await readPdf(await drawPoster(poster, "a4"));
    for (const sentence of [
      say("id", "citizen.question"),
      say("en", "citizen.question"),
      "Tanpa masuk akun, tanpa uang, tanpa NIK.",
      "No login, no money, no ID number (NIK).",
      "localhost:3000/s/K7QM-3X9R",
      poster.service,
      poster.place,
      poster.unit,
      poster.agency,
    ])
      expect(pdf.text).toContain(sentence);
    expect([pdf.pages, pdf.size]).toEqual([1, [595, 842]]);
    expect(pdf.info).toMatchObject({ Title: "Perekaman KTP elektronik, Loket 2", Language: "id-ID" });
    await pdf.close();
  });

  it("carries its code as a drawing, not as a picture, and a reader finds the form behind it", async () => {
    for (const size of ["a4", "a5"] as const) {
      const pdf = await readPdf(await drawPoster(poster, size));
      expect(pdf.images, size).toBe(0);
      expect(pdf.paths, size).toBeGreaterThan(0);
      expect(await pdf.qr(), size).toBe(`${env().CERMIN_PUBLIC_ORIGIN}/s/K7QM3X9R`);
      expect(await pdf.qr(0.12), `${size}, scratched`).toBe(`${env().CERMIN_PUBLIC_ORIGIN}/s/K7QM3X9R`);
      await pdf.close();
    }
  });

  it("is of the paper that was asked for, one page, however long the names", async () => {
    const long: Poster = {
      ...poster,
      service:
        "Penerbitan surat keterangan pindah datang antarkabupaten dan antarprovinsi bagi penduduk beserta anggota keluarga yang ikut serta, warga rentan, lansia",
      place: "Loket pelayanan terpadu lantai dua, di sebelah ruang tunggu ibu menyusui dan anak, Gedung Serbaguna",
      unit: "Dinas Kependudukan dan Pencatatan Sipil Pemerintah Kota Contoh Cabang Kecamatan Contoh Utara Timur Laut",
    };
    for (const [size, points] of [
      ["a4", [595, 842]],
      ["a5", [421, 595]],
    ] as const) {
      const pdf = await readPdf(await drawPoster(long, size));
      expect([pdf.pages, pdf.size]).toEqual([1, points]);
      expect(pdf.lowest).toBeGreaterThan(14);
      expect(await pdf.qr()).toContain("/s/K7QM3X9R");
      await pdf.close();
    }
  });

  it("is the same bytes for the same code, and others for another", async () => {
    const first = await drawPoster(poster, "a4");
    expect((await drawPoster({ ...poster }, "a4")).equals(first)).toBe(true);
    expect((await drawPoster({ ...poster, code: "K7QM3X9S" }, "a4")).equals(first)).toBe(false);
    expect(first.byteLength).toBeLessThan(80_000);
  });

  it("tells who hears it what is a heading, a drawing and another language", async () => {
    const pdf = await readPdf(await drawPoster(poster, "a4"));
    const tree = JSON.stringify(pdf.tree);
    expect(tree).toContain('"role":"H1"');
    expect(tree).toContain(`"alt":"${say("id", "poster.codeAlt", poster)}"`);
    expect(tree).toContain('"lang":"en-GB"');
    await pdf.close();
  });

  it("is printed by the administrator and the heads above its unit, and by nobody else; of a withdrawn code by nobody", async () => {
    const { id } = await posterOf("Imunisasi");
    const unit = await one<{ head: string }>(
      `SELECT h."employeeId" AS head FROM service s JOIN unit_head h ON h."unitId" = s."unitId" WHERE s.name = 'Imunisasi'`,
    );
    const head = (await personId("northHead")) === unit.head ? "northHead" : "southHead";
    for (const who of [behind.administrator, head, "officeHead"])
      expect(await getPoster(await grant(who, "poster:print", id))).toMatchObject({
        service: "Imunisasi",
        agency: "Pemerintah Kota Contoh",
      });
    const stranger = head === "northHead" ? "southHead" : "northHead";
    for (const who of [stranger, behind.personnel, behind.auditor, behind.employee])
      await expect(grant(who, "poster:print", id), who).rejects.toMatchObject({ because: "not-found" });
    await expect(grant(behind.administrator, "poster:print", (await posterOf("Imunisasi", true)).id)).rejects.toMatchObject({
      because: "withdrawn",
    });
  });
});

describe("a scan", () => {
  it("is counted by code and day, in memory first, and written together in one statement", async () => {
    const { id, code } = await posterOf("Imunisasi");
    const before = await timesToday(id);
    await writesNothing(async () => {
      for (let i = 0; i < 3; i += 1) expect((await open(code)).status).toBe(200);
      expect((await open(code.toLowerCase())).status).toBe(200); // as somebody typed it
    });
    expect(anyScans()).toBe(true);
    const all = await contents();
    await keep();
    expect(changed(all, await contents())).toEqual(["code_scan"]);
    expect(await timesToday(id)).toBe(before + 4);
    expect(anyScans()).toBe(false);
    await writesNothing(keep); // nothing is counted twice
  });

  it("is the bare address opened to be looked at: no other page of the form, nothing fetched in advance, no question for the head alone", async () => {
    const { code } = await posterOf("Imunisasi");
    takeScans();
    for (const query of ["?lang=en", "?lang=id&a=00000000-0000-4000-8000-000000000000&m=3", "?done=1"]) await open(code, query);
    for (const [name, value] of [
      ["sec-purpose", "prefetch;prerender"],
      ["purpose", "prefetch"],
      ["x-moz", "prefetch"],
      ["x-purpose", "preview"],
    ] as const)
      await open(code, "", { [name]: value });
    noteScan(request(code, "", {}, "HEAD"), code, TODAY);
    noteScan(request("A".repeat(26)), "A".repeat(26), TODAY); // a slip hangs nowhere
    expect(anyScans()).toBe(false);
    await open(code);
    expect(takeScans()).toEqual([{ code, day: TODAY, times: 1 }]);
  });

  it("of a withdrawn poster is counted too, and its page has no form", async () => {
    const { id, code } = await posterOf("Imunisasi", true);
    const before = await timesToday(id);
    const page = await open(code);
    const text = await page.text();
    expect(page.status).toBe(410);
    expect(text).toContain(say("id", "citizen.withdrawn.posterTitle"));
    expect(text).toContain(say("id", "citizen.withdrawn.poster"));
    expect(text).not.toMatch(/<form|<input|<button/);
    await keep();
    expect(await timesToday(id)).toBe(before + 1);
    expect((await sheetOf("Imunisasi")).codes.find((each) => each.id === id)?.scans.sinceWithdrawn).toBeGreaterThan(0);
  });

  it("of an unknown code is nothing", async () => {
    takeScans();
    expect((await open("ZZZZZZZZ")).status).toBe(404);
    expect(anyScans()).toBe(false);
  });

  it("that cannot be written is counted on, and written once it can", async () => {
    const { id, code } = await posterOf("Imunisasi");
    const before = await timesToday(id);
    await open(code);
    await ask(`ALTER TABLE code_scan RENAME TO code_scan_away`);
    await expect(keep()).rejects.toThrow();
    await open(code);
    await ask(`ALTER TABLE code_scan_away RENAME TO code_scan`);
    await keep();
    expect(await timesToday(id)).toBe(before + 2);
  });

  it("is kept by jobs alone", async () => {
    for (const who of [behind.administrator, behind.personnel])
      await expect(grant(who, "scans:keep", "agency")).rejects.toMatchObject({ because: "not-found" });
    await expect(grant(null, "scans:keep", "agency")).rejects.toMatchObject({ because: "not-signed-in" });
  });
});

describe("a code that is replaced", () => {
  it("ends, keeps its answers and scans, and names the one that hangs in its place", async () => {
    const { id } = await posterOf("Konseling gizi");
    const old = await one<{ place: string; answers: number; version: number }>(
      `SELECT place, version, (SELECT count(*)::int FROM citizen_answer WHERE "codeId" = c.id) AS answers FROM service_code c WHERE id = $1`,
      [id],
    );
    const scans = await scansOf(id);
    const { code, place } = await replaceCode(await manager(), { codeId: id, version: old.version }, now());
    expect(place).toBe(old.place);
    const { codes } = await sheetOf("Konseling gizi");
    expect(codes.find((each) => each.code === code)).toMatchObject({
      place,
      issuedOn: TODAY,
      answers: 0,
      withdrawnOn: null,
      quietFor: null,
    });
    expect(codes.find((each) => each.id === id)).toMatchObject({
      withdrawnOn: TODAY,
      replacedBy: code,
      answers: old.answers,
      quietFor: null,
    });
    expect(await scansOf(id)).toEqual(scans);
    expect(await ledger(1)).toMatchObject([{ permission: "services:manage", subjectId: id }]);
    await expect(grant(null, "service:answer", code)).resolves.toMatchObject({ by: null });

    // Of two who replace it at once, and of one who withdraws it meanwhile, one is too late, and nothing hangs twice.
    await writesNothing(async () => {
      for (const deed of [replaceCode, withdrawCode])
        await expect(deed(await manager(), { codeId: id, version: old.version }, now())).rejects.toMatchObject({
          because: "changed-meanwhile",
        });
    });
  });

  it("is replaced once, whoever else does it at the same time", async () => {
    const { id } = await posterOf("Poli umum");
    const deeds = await Promise.allSettled([1, 2, 3].map(async () => replaceCode(await manager(), { codeId: id, version: 0 }, now())));
    expect(deeds.filter(({ status }) => status === "fulfilled").length).toBe(1);
    expect(await ask(`SELECT 1 FROM service_code WHERE "replacesId" = $1`, [id])).toHaveLength(1);
  });

  it("is not replaced where its service has closed", async () => {
    const { id } = await posterOf("Laboratorium sederhana");
    const closed = await serviceId("Laboratorium sederhana");
    await ask(`UPDATE service SET "closedOn" = '2026-11-01' WHERE id = $1`, [closed]);
    await writesNothing(async () =>
      expect(replaceCode(await manager(), { codeId: id, version: 0 }, now())).rejects.toMatchObject({ because: "not-found" }),
    );
    await ask(`UPDATE service SET "closedOn" = NULL WHERE id = $1`, [closed]);
  });
});

describe("a poster that nobody scans", () => {
  const days = async (id: string, last: string, issued = "2026-01-05") => {
    await ask(`DELETE FROM code_scan WHERE "codeId" = $1`, [id]);
    await ask(`UPDATE service_code SET "issuedOn" = $2 WHERE id = $1`, [id, issued]);
    if (last) await ask(`INSERT INTO code_scan VALUES ($1, $2, 3)`, [id, last]);
  };
  const quietFor = async (id: string) => (await sheetOf("Imunisasi")).codes.find((code) => code.id === id)?.quietFor;
  const headOf = async () => {
    const { unitId } = await one<{ unitId: string }>(`SELECT "unitId" FROM service WHERE name = 'Imunisasi'`);
    const { head } = await one<{ head: string }>(`SELECT "employeeId" AS head FROM unit_head WHERE "unitId" = $1`, [unitId]);
    return head === (await personId("northHead")) ? "northHead" : "southHead";
  };
  const told = async (who: string) =>
    (
      await getToday(await grant(who, "today:read", await personId(who)), now(), {
        quietAfter: 5,
        holidays: await getHolidays(),
        keepsCalendar: false,
      })
    ).tasks.flatMap((task) => (task.kind === "quiet-posters" && task.service === "Imunisasi" ? [task] : []));
  const listed = async () => {
    const reader = await grant(behind.auditor, "services:read", "agency");
    const { rows } = await listServices(reader, { q: "Imunisasi", quiet: "2026-11-10" });
    return rows.find(({ name }) => name === "Imunisasi")?.quiet;
  };

  it("is shown to its unit after a week of working days, on the service, in the list and to the head's day", async () => {
    const { id } = await posterOf("Imunisasi");
    await ask(`UPDATE service_code SET "withdrawnAt" = $2 WHERE "serviceId" = $3 AND id <> $1 AND "withdrawnAt" IS NULL`, [
      id,
      now(),
      await serviceId("Imunisasi"),
    ]);
    await days(id, "2026-11-11");
    expect([await quietFor(id), await listed(), await told(await headOf())]).toEqual([null, 0, []]); // four working days
    await days(id, "2026-11-10");
    expect([await quietFor(id), await listed()]).toEqual([5, 1]);
    expect(await told(await headOf())).toMatchObject([{ count: 1, days: 5 }]);
    expect(await told("officeHead")).toEqual([]); // the nearest head looks after it
    expect(await told(behind.employee)).toEqual([]);
  });

  it("is not one that was made less than a week ago, is withdrawn, or whose service has closed", async () => {
    const { id } = await posterOf("Imunisasi");
    await days(id, "", "2026-11-11");
    expect([await quietFor(id), await listed(), await told(await headOf())]).toEqual([null, 0, []]);
    await days(id, "", "2026-11-10"); // never scanned since it was made
    expect([await quietFor(id), await listed()]).toEqual([5, 1]);

    await ask(`UPDATE service SET "closedOn" = '2026-11-01' WHERE name = 'Imunisasi'`);
    expect([await quietFor(id), await listed(), await told(await headOf())]).toEqual([null, 0, []]);
    await ask(`UPDATE service SET "closedOn" = NULL WHERE name = 'Imunisasi'`);

    await ask(`UPDATE service_code SET "withdrawnAt" = $2 WHERE id = $1`, [id, now()]);
    expect([await quietFor(id), await listed(), await told(await headOf())]).toEqual([null, 0, []]);
  });

  it("is found by the index of its scans, not by reading them all", async () => {
    await ask(`SET enable_seqscan = off`);
    const plan = await ask<{ "QUERY PLAN": string }>(
      `EXPLAIN SELECT max(k.day) FROM code_scan k WHERE k."codeId" = (SELECT id FROM service_code LIMIT 1)`,
    );
    expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toMatch(/Index (Only )?Scan( Backward)? using code_scan_pkey/);
  });
});
