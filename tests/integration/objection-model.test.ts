import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { measure } from "@/lib/facts/queries";
import { decideObjection, explainObjection, fileObjection, hearObjection, withdrawObjection } from "@/lib/objections/commands";
import { now } from "@/lib/platform/clock";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { deliverEvaluation, receiveEvaluation, returnEvaluation, signEvaluation } from "@/lib/scoring/commands/evaluations";
import { recordEvaluation, recordRating } from "@/lib/scoring/commands/ratings";
import { tried } from "../support/counts";
import { ask, neverRated, one, unguarded } from "../support/database";
import { appraisalId } from "../support/doors";
import { behind, grant } from "../support/staff";

/**
 * A model of one result from its rating to its end: what the employee, the rater and the superior do, in any order and by threes at once,
 * through the same policy and commands as the pages. A deed that is refused changes nothing; anything else that is thrown is a fault. After
 * each three, what is stored must be what some order of those that were done leads to.
 */
const EMPLOYEE = "southNurseOne";
const SUPERIOR = "officeHead";
const ALL = [
  "rate",
  "close",
  "evaluate",
  "sign",
  "deliver",
  "receive",
  "return",
  "file",
  "explain",
  "hear",
  "withdraw",
  "uphold",
  "change",
] as const;
type Deed = (typeof ALL)[number];

type Model = {
  rated: boolean;
  closed: boolean;
  /** Of the newest version: which it is, and how far it has come. */
  version: number;
  final: boolean;
  delivered: boolean;
  received: boolean;
  returned: boolean;
  objection: "none" | "open" | "heard" | "decided";
};
const START: Model = {
  rated: false,
  closed: false,
  version: 0,
  final: false,
  delivered: false,
  received: false,
  returned: false,
  objection: "none",
};
const signed = { delivered: false, received: false, returned: false };

/** What a deed makes of a state; null where it is refused. */
function next(model: Model, deed: Deed): Model | null {
  const { rated, closed, version, final, delivered, received, returned, objection } = model;
  const open = objection === "open" || objection === "heard";
  switch (deed) {
    case "rate":
      return version === 0 && !closed ? { ...model, rated: true } : null;
    case "close":
      return { ...model, closed: true };
    case "evaluate":
      return version === 0 && closed ? { ...model, rated: true, version: 1, final: true, ...signed, delivered: true } : null;
    case "sign":
      return version === 0 && rated ? { ...model, version: 1, ...signed } : null;
    case "deliver":
      return version > 0 && !delivered ? { ...model, delivered: true } : null;
    case "receive":
      return version > 0 && !received ? { ...model, delivered: true, received: true } : null;
    case "return":
      return version > 0 && received && !returned ? { ...model, returned: true } : null;
    case "file":
      return version > 0 && received && !final && objection === "none" ? { ...model, objection: "open" } : null;
    case "explain":
      return open ? model : null;
    case "hear":
      return open ? { ...model, objection: "heard" } : null;
    case "withdraw":
      return open ? { ...model, objection: "none" } : null;
    case "uphold":
      return objection === "heard" ? { ...model, objection: "decided" } : null;
    case "change":
      return objection === "heard" ? { ...model, version: 2, final: true, ...signed, delivered: true, objection: "none" } : null;
  }
}

let id: string;
beforeAll(async () => {
  id = await appraisalId(EMPLOYEE);
});
const versionOf = async () => (await one<{ version: number }>(`SELECT version FROM appraisal WHERE id = $1`, [id])).version;
const document = async () =>
  (await one<{ version: number | null }>(`SELECT max(version)::int AS version FROM evaluation_document WHERE "appraisalId" = $1`, [id]))
    .version ?? 0;
const objection = async () => {
  const [found] = await ask<{ id: string; version: number }>(
    `SELECT id, version FROM objection WHERE "appraisalId" = $1 ORDER BY "withdrawnAt" IS NULL DESC, "filedAt" DESC LIMIT 1`,
    [id],
  );
  return found ?? { id: "00000000-0000-7000-8000-000000000000", version: 0 };
};
const ratings = { workResult: "meets", behaviour: "meets" } as const;

const DEEDS: Record<Deed, () => Promise<unknown>> = {
  rate: async () =>
    recordRating(
      await grant(behind.rater, "appraisal:rate", id),
      { version: await versionOf(), ...ratings, note: "Catatan." },
      measure,
      now(),
    ),
  close: async () =>
    ask(
      `UPDATE step_window w SET "closesOn" = '2026-11-17' FROM appraisal a WHERE a.id = $1 AND w."unitId" = a."unitId" AND w.period = a.period AND w.step = 'rating'`,
      [id],
    ),
  evaluate: async () =>
    recordEvaluation(
      await grant(SUPERIOR, "appraisal:evaluate", id),
      { version: await versionOf(), ...ratings, note: "Catatan." },
      measure,
      now(),
    ),
  sign: async () => signEvaluation(await grant(behind.rater, "evaluation:sign", id), { version: await versionOf(), deliver: false }, now()),
  deliver: async () => {
    const [{ by } = { by: behind.rater as string }] = await ask<{ by: string }>(
      `SELECT CASE WHEN kind = 'rater' THEN '${behind.rater}' ELSE '${SUPERIOR}' END AS by FROM evaluation_document WHERE "appraisalId" = $1 ORDER BY version DESC LIMIT 1`,
      [id],
    );
    return deliverEvaluation(await grant(by, "evaluation:deliver", id), await document(), now());
  },
  receive: async () =>
    receiveEvaluation(await grant(EMPLOYEE, "evaluation:receive", id), { version: await document(), sign: false }, now()),
  return: async () => returnEvaluation(await grant(EMPLOYEE, "evaluation:return", id), await document(), now()),
  file: async () =>
    fileObjection(
      await grant(EMPLOYEE, "objection:file", id),
      { version: await document(), input: null, reasons: "Tidak terhitung." },
      now(),
    ),
  explain: async () => {
    const { id: which, version } = await objection();
    return explainObjection(await grant(behind.rater, "objection:explain", which), { version, text: "Sesuai bukti." }, now());
  },
  hear: async () => {
    const { id: which, version } = await objection();
    return hearObjection(await grant(SUPERIOR, "objection:hear", which), { version, text: "Didengar." }, now());
  },
  withdraw: async () => {
    const { id: which, version } = await objection();
    return withdrawObjection(await grant(EMPLOYEE, "objection:withdraw", which), version, now());
  },
  uphold: async () => {
    const { id: which, version } = await objection();
    return decideObjection(await grant(SUPERIOR, "objection:decide", which), { version, outcome: "upheld", decision: "Tetap." }, now());
  },
  change: async () => {
    const { id: which, version } = await objection();
    const decision = { version, outcome: "changed", decision: "Berubah.", ...ratings } as const;
    return decideObjection(await grant(SUPERIOR, "objection:decide", which), decision, now());
  },
};

const attempt = async (deed: Deed): Promise<boolean> => {
  try {
    await DEEDS[deed]();
    return true;
  } catch (error) {
    if (error instanceof Refused || error instanceof Invalid) return false;
    throw error;
  }
};

/** As it is stored. */
const stored = async (): Promise<Model> => {
  const [row] = await ask<Model>(
    `SELECT a."ratedAt" IS NOT NULL AS rated, w."closesOn" < '2026-11-18' AS closed, coalesce(d.version, 0)::int AS version,
       coalesce(d.final IS NOT NULL, false) AS final, d."deliveredAt" IS NOT NULL AS delivered, d."receivedAt" IS NOT NULL AS received,
       d."returnedAt" IS NOT NULL AS returned, coalesce((SELECT CASE WHEN o."decidedAt" IS NOT NULL THEN 'decided' WHEN o.hearing IS NOT NULL THEN 'heard' ELSE 'open' END
         FROM objection o WHERE o."documentId" = d.id AND o."withdrawnAt" IS NULL), 'none') AS objection
     FROM appraisal a JOIN step_window w ON w."unitId" = a."unitId" AND w.period = a.period AND w.step = 'rating'
     LEFT JOIN evaluation_document d ON d."appraisalId" = a.id AND d.version = (SELECT max(v.version) FROM evaluation_document v WHERE v."appraisalId" = a.id)
     WHERE a.id = $1`,
    [id],
  );
  if (!row) throw new Error("the appraisal is gone");
  return row;
};

async function begin() {
  await ask(`ALTER TABLE objection DISABLE TRIGGER USER`);
  await ask(`DELETE FROM objection WHERE "appraisalId" = $1`, [id]);
  await ask(`ALTER TABLE objection ENABLE TRIGGER USER`);
  await neverRated("a.id = $1", [id]);
  await unguarded(() => ask(`UPDATE appraisal SET "ratedById" = NULL, note = NULL WHERE id = $1`, [id]));
  await ask(
    `UPDATE step_window w SET "closesOn" = '2026-12-01' FROM appraisal a WHERE a.id = $1 AND w."unitId" = a."unitId" AND w.period = a.period AND w.step = 'rating'`,
    [id],
  );
}

const orders = <T>(items: readonly T[]): T[][] =>
  items.length === 0 ? [[]] : items.flatMap((item, i) => orders(items.filter((_, at) => at !== i)).map((rest) => [item, ...rest]));

/** The states that some order of what was done leads to, each deed taken in a state that lets it. */
const reachable = (from: Model, done: readonly Deed[]): Model[] =>
  orders(done).flatMap((order) => {
    const end = order.reduce<Model | null>((model, deed) => model && next(model, deed), from);
    return end ? [end] : [];
  });

const three = fc.tuple(fc.constantFrom(...ALL), fc.constantFrom(...ALL), fc.constantFrom(...ALL));
/** Where a history begins, so that what comes late is met as often as what comes first. */
const BEGINNINGS: readonly (readonly Deed[])[] = [
  [],
  ["rate", "sign"],
  ["rate", "sign", "receive"],
  ["rate", "sign", "receive", "file"],
  ["rate", "sign", "receive", "file", "hear"],
];
const given = tried(10_000);
const patient = process.env.CERMIN_PROVE ? 0 : 180_000;

it(`objection: in ${given.numRuns} random histories of three actors at once what is stored is what the model says`, {
  timeout: patient,
}, async () => {
  const counts = new Map<Deed, number>();
  const property = fc.asyncProperty(
    fc.array(three, { minLength: 2, maxLength: 5, size: "max" }),
    fc.constantFrom(...BEGINNINGS),
    async (history, beginning) => {
      await begin();
      let model = START;
      for (const deed of beginning) {
        expect(await attempt(deed), deed).toBe(true);
        model = next(model, deed) ?? model;
      }
      for (const deeds of history) {
        const results = await Promise.all(deeds.map(attempt));
        const done = deeds.filter((_, i) => results[i]);
        for (const deed of done) counts.set(deed, (counts.get(deed) ?? 0) + 1);
        const is = await stored();
        const may = reachable(model, done);
        expect(may, `${JSON.stringify(model)} then ${deeds.join(", ")}, of which ${done.join(", ")} were done`).toContainEqual(is);
        model = is;
      }
      // the appraisal says what its newest version says
      const [{ n } = { n: 0 }] = await ask<{ n: number }>(
        `SELECT count(*)::int AS n FROM evaluation_document d JOIN appraisal a ON a.id = d."appraisalId" WHERE a.id = $1 AND d.version = $2
       AND (d.predicate, d.inputs, d."ratedById") IS DISTINCT FROM (a.predicate, a.inputs, a."ratedById")`,
        [id, model.version],
      );
      expect(n).toBe(0);
    },
  );
  await fc.assert(property, given);
  process.stdout.write(
    `objection: seed ${given.seed}, ${given.numRuns} histories, ${[...counts].map(([deed, n]) => `${deed} ${n}`).join(", ")}\n`,
  );
  if (process.env.CERMIN_PROVE !== "1") return;
  expect([...counts.keys()].toSorted()).toEqual([...ALL].toSorted());
});
