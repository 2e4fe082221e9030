import { describe, expect, it } from "vitest";
import { AGENCY } from "@/lib/access/types";
import { removeLine, saveAgreement, saveLine } from "@/lib/agreements/commands";
import { getAgreement, listAgreements } from "@/lib/agreements/queries";
import { agreementInput, lineInput } from "@/lib/agreements/schema";
import { now } from "@/lib/platform/clock";
import { ask, meeting, one, writesNothing } from "../support/database";
import { unitId } from "../support/doors";
import { problems } from "../support/problems";
import { lineFields } from "../support/samples-agreement";
import { grant } from "../support/staff";

const { "quarters.q1": q1, "quarters.q2": q2, "quarters.q3": q3, "quarters.q4": q4, ...plain } = lineFields;
const line = (more: object = {}, quarters: object = {}) =>
  lineInput.parse({ year: "2028", ...plain, quarters: { q1, q2, q3, q4, ...quarters }, ...more });
const head = (more: object = {}) => agreementInput.parse({ year: "2028", title: "Perjanjian Kinerja", source: "", signedOn: "", ...more });
const change = async () => grant("northHead", "agreement:change", await unitId("north"));
const sheet = async (year = 2028) => getAgreement(await grant("seniorMidwife", "agreement:read", await unitId("north")), year);

describe("a unit's agreement", () => {
  it("is not there, is begun once, and is signed on a day", async () => {
    expect(await sheet()).toMatchObject({ agreement: null, results: [] });
    await writesNothing(async () =>
      expect(saveLine(await change(), line(), now())).rejects.toMatchObject({ because: "changed-meanwhile" }),
    );
    await saveAgreement(await change(), head(), now());
    await writesNothing(async () =>
      expect(saveAgreement(await change(), head(), now())).rejects.toMatchObject({ because: "changed-meanwhile" }),
    );
    await saveAgreement(await change(), head({ version: "0", signedOn: "2028-01-07" }), now());
    expect((await sheet()).agreement).toEqual({ version: 1, title: "Perjanjian Kinerja", source: null, signedOn: "2028-01-07" });
    const rows = await listAgreements(await grant("seniorMidwife", "agreements:list", AGENCY), 2028);
    expect(rows.filter(({ state }) => state !== "none")).toMatchObject([{ unitId: await unitId("north"), state: "signed", indicators: 0 }]);
  });

  it("takes an indicator whose quarters make the year, and says of another what does not add up", async () => {
    await saveLine(await change(), line(), now());
    expect(await writesNothing(async () => problems(saveLine(await change(), line({}, { q3: "35" }), now())))).toEqual([
      {
        path: "target",
        key: "trajectory.short",
        values: { sum: { quantity: 9_500 }, year: { quantity: 10_000 }, rest: { quantity: 500 } },
      },
    ]);
    expect((await sheet()).results).toMatchObject([
      { title: lineFields.result, serves: "Misi 2", lines: [{ target: 10_000, quarters: [1_500, 4_000, 4_000, 500], kind: "cumulative" }] },
    ]);
    // every field at once; what is absent is no zero
    const parsed = lineInput.safeParse({ year: "2028", ...plain, target: "", kind: "x", quarters: { q1: "", q2: "1.234", q3: "1" } });
    expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual(["kind", "target", "quarters.q1", "quarters.q2", "quarters.q4"]);
  });

  it("knows a result by its words: a second indicator joins it, new words are its new name, and it goes with its last", async () => {
    await saveLine(await change(), line({ title: "Kedua", serves: "" }), now());
    let [result] = (await sheet()).results;
    expect(result).toMatchObject({ serves: "Misi 2", lines: [{ title: lineFields.title }, { title: "Kedua" }] });
    const [first, second] = result?.lines ?? [];
    const named = (which: typeof first, more: object) =>
      line({ lineId: which?.id, version: String(which?.version), title: which?.title, ...more });
    await saveLine(await change(), named(first, { result: "Menurunnya kematian ibu dan bayi" }), now());
    [result] = (await sheet()).results;
    expect(result).toMatchObject({ title: "Menurunnya kematian ibu dan bayi", lines: [{ version: 1 }, { title: "Kedua" }] });
    const stale = named(first, { result: "Lain" });
    await writesNothing(async () => expect(saveLine(await change(), stale, now())).rejects.toMatchObject({ because: "changed-meanwhile" }));
    for (const { id, version } of [{ ...first, version: 1 }, second ?? {}]) {
      const gone = { year: 2028, lineId: id ?? "", version: version ?? 0 };
      await removeLine(await change(), gone, now());
    }
    expect((await sheet()).results).toEqual([]);
  });

  it("is changed by one of two at once, and only within its unit", async () => {
    await saveLine(await change(), line(), now());
    const [added] = (await sheet()).results.flatMap(({ lines }) => lines);
    const again = (unit: string) => line({ lineId: added?.id, version: "0", unit });
    const changes = await change();
    const both = await meeting(
      `SELECT 1 FROM agreement WHERE year = 2028 FOR UPDATE`,
      [],
      [() => saveLine(changes, again("orang"), now()), () => saveLine(changes, again("jiwa"), now())],
    );
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect((await one<{ unit: string }>(`SELECT unit FROM agreement_indicator WHERE id = $1`, [added?.id])).unit).toBe("orang");
    const south = await grant("southHead", "agreement:change", await unitId("south"));
    await ask(`INSERT INTO agreement (id, "unitId", year, title) VALUES (gen_random_uuid(), $1, 2028, 'Selatan')`, [await unitId("south")]);
    const foreign = line({ lineId: added?.id, version: "1" });
    await writesNothing(() => expect(saveLine(south, foreign, now())).rejects.toMatchObject({ because: "changed-meanwhile" }));
    const gone = { year: 2028, lineId: added?.id ?? "", version: 1 };
    await writesNothing(() => expect(removeLine(south, gone, now())).rejects.toMatchObject({ because: "changed-meanwhile" }));
  });

  it("stands in the demonstration for every unit that somebody heads, this year's signed and next year's as a draft", async () => {
    const rows = await ask<{ year: number; signed: boolean; n: number }>(
      `SELECT a.year, bool_and(a."signedOn" IS NOT NULL) AS signed, count(*)::int AS n FROM agreement a JOIN unit_head h ON h."unitId" = a."unitId"
       WHERE a.year < 2028 AND EXISTS (SELECT 1 FROM agreement_result r JOIN agreement_indicator i ON i."resultId" = r.id WHERE r."agreementId" = a.id)
       GROUP BY 1 ORDER BY 1`,
    );
    expect(rows).toEqual([
      { year: 2026, signed: true, n: 5 },
      { year: 2027, signed: false, n: 5 },
    ]);
  });
});
