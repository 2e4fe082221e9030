import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, describe, expect, it } from "vitest";
import VerifiedPage from "@/app/(public)/verify/[code]/page";
import { LOCALE_COOKIE } from "@/lib/access/cookies";
import { MOST, verifyCode } from "@/lib/evaluations/queries";
import { say } from "@/lib/messages/format";
import { decideObjection, fileObjection, hearObjection, withdrawObjection } from "@/lib/objections/commands";
import { now } from "@/lib/platform/clock";
import { ask, changed, contents, one } from "../support/database";
import { appraisalId, CLOSED, nameOf, nipOf } from "../support/doors";
import { inRequest } from "../support/request";
import { grant, ownPage } from "../support/staff";

const verify = async (code: string) => verifyCode(await grant(null, "public:read", ""), code, now());
const codeOf = async (key: string, version = 1) =>
  (
    await one<{ code: string }>(`SELECT code FROM evaluation_document WHERE "appraisalId" = $1 AND version = $2`, [
      await appraisalId(key, CLOSED),
      version,
    ])
  ).code;
const stateOf = async (key: string, version = 1) => (await verify(await codeOf(key, version))).paper?.state;

async function pageOf(code: string, locale = "id") {
  const drawn = () => VerifiedPage({ params: Promise.resolve({ code }) });
  return renderToStaticMarkup((await inRequest(ownPage(), { [LOCALE_COOKIE]: locale }, drawn)).result);
}

beforeEach(() => ask(`DELETE FROM rate_limit`));

describe("a code on a paper", () => {
  it("says what was signed, by hand from the seed: a result that was changed on an objection, before and after", async () => {
    expect(await verify(await codeOf("northRegistrar", 2))).toMatchObject({
      paper: { version: 2, kind: "objection", period: CLOSED, state: { kind: "in-force" } },
      because: null,
    });
    const [next] = await ask<{ on: string }>(
      `SELECT to_char("signedAt" AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM-DD') AS on FROM evaluation_document WHERE code = $1`,
      [await codeOf("northRegistrar", 2)],
    );
    expect(await verify(await codeOf("northRegistrar"))).toMatchObject({
      paper: { version: 1, kind: "rater", state: { kind: "superseded", by: 2, on: next?.on } },
    });
  });

  it("is disputed while an objection is open, heard or late, and no longer once it was upheld or withdrawn", async () => {
    for (const key of ["northNurseOne", "northSanitarian", "northNurseTwo"]) expect(await stateOf(key), key).toEqual({ kind: "disputed" });
    for (const key of ["southDoctor", "northNurseThree"]) expect(await stateOf(key), key).toEqual({ kind: "in-force" });
  });

  it("follows an objection from its filing: withdrawn, filed again, and changed", async () => {
    const key = "southPharmacist";
    const appraisal = await appraisalId(key, CLOSED);
    const before = (await verify(await codeOf(key))).paper;
    expect(before?.state).toEqual({ kind: "in-force" });
    const file = async () => {
      const filing = await grant(key, "objection:file", appraisal);
      await fileObjection(filing, { version: 1, input: null, reasons: "Dua kegiatan tidak terhitung." }, now());
      const { id, version } = await one<{ id: string; version: number }>(
        `SELECT id, version FROM objection WHERE "appraisalId" = $1 AND "withdrawnAt" IS NULL`,
        [appraisal],
      );
      return { id, version };
    };
    const first = await file();
    expect(await stateOf(key)).toEqual({ kind: "disputed" });
    await withdrawObjection(await grant(key, "objection:withdraw", first.id), first.version, now());
    expect(await stateOf(key)).toEqual({ kind: "in-force" });

    const { id, version } = await file();
    await hearObjection(await grant("officeHead", "objection:hear", id), { version, text: "Didengar." }, now());
    const decision = { outcome: "changed" as const, workResult: "above" as const, behaviour: "above" as const, decision: "Bukti cukup." };
    await decideObjection(await grant("officeHead", "objection:decide", id), { version: version + 1, ...decision }, now());
    expect(await stateOf(key)).toEqual({ kind: "superseded", by: 2, on: "2026-11-18" });
    // hlm. 99: both above is very good; the paper of before goes on saying what it said
    expect((await verify(await codeOf(key, 2))).paper).toMatchObject({ predicate: "very-good", state: { kind: "in-force" } });
    expect((await verify(await codeOf(key))).paper?.predicate).toBe(before?.predicate);
  });

  it("is forgiven small letters, spaces and hyphens", async () => {
    const code = await codeOf("southDoctor");
    const { paper } = await verify(code);
    for (const typed of [code.toLowerCase(), ` ${code.slice(0, 4)} ${code.slice(4)} `, `${code.slice(0, 4)}-${code.slice(4)}`])
      expect((await verify(typed)).paper).toEqual(paper);
  });
});

describe("what the page tells a stranger", () => {
  it.each(["id", "en"] as const)("is predicate, period, version, day, state and a masked name, and nothing else (%s)", async (locale) => {
    const key = "northRegistrar";
    const code = await codeOf(key, 2);
    const html = await pageOf(code, locale);
    for (const words of ["verify.state.in-force", "verify.proves", "verify.provesNot", "evaluation.form.objection"] as const)
      expect(html).toContain(say(locale, words));
    const [person] = await ask<{ id: string; post: string; unit: string; appraisal: string; document: string; signer: string }>(
      `SELECT e.id, e.post, u.name AS unit, a.id AS appraisal, d.id AS document, s.name AS signer FROM evaluation_document d
       JOIN appraisal a ON a.id = d."appraisalId" JOIN employee e ON e.id = a."employeeId" JOIN unit u ON u.id = a."unitId"
       JOIN employee s ON s.id = d."signedById" WHERE d.code = $1`,
      [code],
    );
    if (!person) throw new Error("no person");
    const words = nameOf(key).split(",")[0]?.split(" ") ?? [];
    expect(html).toContain(words.map((word) => `${word[0]}***`).join(" "));
    for (const word of words) expect(html).not.toContain(word);
    for (const secret of [nipOf(key), ...Object.values(person)]) expect(html, secret).not.toContain(secret);
    expect(html).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|\d{18}/);
  });

  it("of a code that is on no paper is one sentence, whatever was typed, and is counted", async () => {
    const pages = new Set<string>();
    for (const typed of ["22222222", "x", "%00", "'%20OR%201=1", "%F0%9F%91%81", "a".repeat(300), "%", "AAAAAAA0"]) {
      const html = await pageOf(typed);
      expect(html, typed).toContain(say("id", "verify.unknown"));
      pages.add(html.replace(/<form[\s\S]*<\/form>/, ""));
    }
    expect(pages.size).toBe(1);
    expect(await ask(`SELECT key, count FROM rate_limit ORDER BY key`)).toEqual([
      { key: "verify", count: 8 },
      { key: "verify:unknown", count: 8 },
    ]);
  });

  it("writes nothing but that it was asked", async () => {
    const before = await contents();
    await pageOf(await codeOf("southDoctor"));
    await pageOf("22222222");
    expect(changed(before, await contents())).toEqual(["rate_limit"]);
  });
});

describe("who tries codes", () => {
  const tried = (key: string, count: number) =>
    ask(`INSERT INTO rate_limit (key, "windowStart", count) VALUES ($1, $2, $3)`, [key, now(), count]);
  const TOO_MANY = { paper: null, because: "too-many-requests" };

  it("is told to wait after sixty wrong ones in a minute, while a right one opens", async () => {
    await tried("verify:unknown", MOST.code - 1);
    expect(await verify("22222222")).toEqual({ paper: null, because: "unknown" });
    expect(await verify("33333333")).toEqual(TOO_MANY);
    expect((await verify(await codeOf("southDoctor"))).paper).not.toBeNull();
    expect(await pageOf("22222222")).toContain(say("id", "refusal.too-many-requests"));
  });

  it("is told so of a right one after sixty times, and of every one after what all may ask together", async () => {
    const code = await codeOf("southDoctor");
    await tried(`verify:${code}`, MOST.code);
    expect(await verify(code)).toEqual(TOO_MANY);
    expect((await verify(await codeOf("northRegistrar", 2))).paper).not.toBeNull();
    await ask(`UPDATE rate_limit SET count = $1 WHERE key = 'verify'`, [MOST.all]);
    expect(await verify(await codeOf("northRegistrar", 2))).toEqual(TOO_MANY);
  });
});
