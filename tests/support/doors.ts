import { openSession } from "@/lib/access/session-row";
import { AGENCY } from "@/lib/access/types";
import { issueLink } from "@/lib/accounts/commands/links";
import { now } from "@/lib/platform/clock";
import { hashOf } from "@/lib/platform/codes";
import type { Refusal } from "@/lib/platform/refusal";
import { VALUES } from "@/lib/scoring/core/types";
import demo from "@/prisma/seed/demo.json";
import { PEOPLE, UNITS, type UnitKey } from "@/prisma/seed/people";
import { ask, one } from "./database";
import { behind, type Fields, grant, personId } from "./staff";

/** What of the seed's records the doors are tried with. The day is 18 November 2026; north fills in, south is rated. */
export const OPEN = "2026-Q4";
export const CLOSED = "2026-Q3";

export const nipOf = (key: string) => PEOPLE.find((person) => person.key === key)?.nip ?? "";
export const nameOf = (key: string) => PEOPLE.find((person) => person.key === key)?.name ?? "";

export const unitId = async (key: UnitKey) =>
  (await one<{ id: string }>(`SELECT id FROM unit WHERE name = $1`, [UNITS.find((unit) => unit.key === key)?.name])).id;

export const appraisalId = async (key: string, period = OPEN) =>
  (await one<{ id: string }>(`SELECT id FROM appraisal WHERE "employeeId" = $1 AND period = $2`, [await personId(key), period])).id;

export const activityId = async (key: string, where: string) =>
  (
    await one<{ id: string }>(`SELECT id FROM activity WHERE "employeeId" = $1 AND ${where} ORDER BY id DESC LIMIT 1`, [
      await personId(key),
    ])
  ).id;

/** A waiting line that nothing sets apart. */
export const routineLine = async (key: string) =>
  one<{ id: string; version: number }>(
    `SELECT id, version FROM activity WHERE "employeeId" = $1 AND routine AND "submittedAt" IS NOT NULL AND "decidedAt" IS NULL ORDER BY id LIMIT 1`,
    [await personId(key)],
  );

/** A line that its rater approved a while ago, as the deed that can be taken back. */
export async function freshDeed(key: string, rater: string, secondsAgo = 1): Promise<string> {
  const at = new Date(now().getTime() - secondsAgo * 1_000);
  const id = await activityId(key, "decision = 'approved'");
  await ask(`UPDATE activity SET "decidedAt" = $2 WHERE id = $1`, [id, at]);
  return (
    await one<{ deedId: string }>(
      `INSERT INTO activity_review (id, "activityId", "byId", at, decision, judged) VALUES (gen_random_uuid(), $1, $2, $3, 'approved', '{}') RETURNING "deedId"`,
      [id, await personId(rater), at],
    )
  ).deedId;
}

/** A file on a line of somebody's in some state; the line of a state that has none gets one. */
export async function documentId(key: string, where: string): Promise<string> {
  const find = () =>
    ask<{ id: string }>(
      `SELECT d.id FROM document d JOIN activity a ON a.id = d."activityId" WHERE a."employeeId" = $1 AND ${where} ORDER BY d.id LIMIT 1`,
      [keyId],
    );
  const keyId = await personId(key);
  const [found] = await find();
  if (found) return found.id;
  await ask(
    `INSERT INTO document (id, "activityId", name, kind, bytes, hash, "smallHash", "addedAt")
     SELECT gen_random_uuid(), $1, name, kind, bytes, hash, "smallHash", "addedAt" FROM document LIMIT 1`,
    [await activityId(key, where)],
  );
  return (await find())[0]?.id ?? "";
}

export const indicatorId = async (key: string, kind = "statement") =>
  (
    await one<{ id: string }>(
      `SELECT i.id FROM indicator i JOIN intended_result r ON r.id = i."intendedResultId" JOIN plan p ON p.id = r."planId"
       WHERE p."employeeId" = $1 AND p.year = 2026 AND i.kind = $2 ORDER BY r.position LIMIT 1`,
      [await personId(key), kind],
    )
  ).id;

/** The plan of 2026, which is in force; and the one of next year that is on its way (prisma/seed/plan-states.ts). */
const planOf = async (key: string, where: string) =>
  one<{ id: string; version: number; behaviourVersion: number }>(
    `SELECT id, version, "behaviourVersion" FROM plan WHERE "employeeId" = $1 AND ${where}`,
    [await personId(key)],
  );
export const planInForce = (key: string) => planOf(key, `"setOn" IS NOT NULL AND "supersededOn" IS NULL AND year = 2026`);
export const openPlan = (key: string) => planOf(key, `"setOn" IS NULL`);
/** Of a plan the newest result or indicator, as the forms name it. */
export const newestResult = async (planId: string) =>
  one<{ id: string; version: number }>(`SELECT id, version FROM intended_result WHERE "planId" = $1 ORDER BY position DESC LIMIT 1`, [
    planId,
  ]);
export const newestIndicator = async (planId: string) =>
  one<{ id: string; version: number }>(
    `SELECT i.id, i.version FROM indicator i JOIN intended_result r ON r.id = i."intendedResultId" WHERE r."planId" = $1
     ORDER BY i."copiedFromId" IS NULL DESC, r.position DESC, i.position DESC LIMIT 1`,
    [planId],
  );

export const accountId = async (key: string) =>
  (await one<{ id: string }>(`SELECT id FROM account WHERE "employeeId" = $1`, [await personId(key)])).id;

/** A link that is open, made as an administrator makes it; its code. */
export const linkFor = async (key: string) =>
  (await issueLink(await grant(behind.administrator, "accounts:issue-link", AGENCY), { accountId: await accountId(key) }, now())).code;

export const lineOf = async (key: string) =>
  one<{ id: string; version: number }>(`SELECT id, version FROM reporting_line WHERE "employeeId" = $1 ORDER BY "from" DESC LIMIT 1`, [
    await personId(key),
  ]);

export const serviceId = async (name: string) => (await one<{ id: string }>(`SELECT id FROM service WHERE name = $1`, [name])).id;
export const posterOf = async (name: string, withdrawn = false) =>
  one<{ id: string; code: string }>(
    `SELECT c.id, c.code FROM service_code c JOIN service s ON s.id = c."serviceId"
     WHERE s.name = $1 AND (c."withdrawnAt" IS NOT NULL) = $2 ORDER BY c.id LIMIT 1`,
    [name, withdrawn],
  );

/** The rights of somebody to answer about colleagues in the open quarter, spent or not. */
export const rightsOf = async (key: string, spent = false) =>
  ask<{ id: string; groupId: string }>(
    `SELECT r.id, r."groupId" FROM response_right r JOIN response_group g ON g.id = r."groupId" JOIN appraisal a ON a.id = g."appraisalId"
     WHERE r."holderId" = $1 AND a.period = $2 AND (r."spentOn" IS NOT NULL) = $3 ORDER BY r.id`,
    [await personId(key), OPEN, spent],
  );

export const marks = (prefix: string, mark: string) => Object.fromEntries(VALUES.map((value) => [`${prefix}.${value}`, mark]));

export const line = (fields: Fields = {}): Fields => ({
  day: "2026-11-18",
  startMinute: "",
  minutes: "30",
  text: "Kunjungan rumah ibu hamil berisiko",
  intendedResultId: "",
  outputQuantity: "",
  outputUnit: "",
  intent: "submit",
  ...fields,
});

/** Windows of a quarter that follow each other as they should. */
const result = (fields: Fields = {}): Fields => ({
  title: "Meningkatnya kunjungan rumah lansia",
  priority: "additional",
  assignedBy: "Kepala Puskesmas",
  ...fields,
});
const indicator = (fields: Fields = {}): Fields => ({
  title: "Lansia yang dikunjungi",
  aspect: "kuantitas",
  kind: "quantity",
  "target.low": "28",
  "target.high": "34",
  "target.unit": "kunjungan",
  "target.direction": "more-is-better",
  ...fields,
});

export const windows = (year: number): Fields => ({
  "windows.self.opensOn": `${year}-03-17`,
  "windows.self.closesOn": `${year}-03-31`,
  "windows.peers.opensOn": `${year}-03-17`,
  "windows.peers.closesOn": `${year}-03-31`,
  "windows.rating.opensOn": `${year}-04-01`,
  "windows.rating.closesOn": `${year}-04-15`,
});

const person = (fields: Fields = {}): Fields => ({
  name: "Bintang Pratama",
  nip: "199901012025061001",
  post: "Perawat Terampil",
  postKind: "fungsional",
  rank: "",
  leftOn: "",
  ...fields,
});

/** How one door is tried. Where a way to try it is left out, it does not exist: no subject in the form, no version, no window. */
export type Try = {
  /** The right person; null where nobody signed in may, too. */
  who: string | null;
  /** Somebody with an account who may not; null where everybody may. */
  stranger: string | null;
  fields: () => Promise<Fields>;
  /** The field or the part of the address that names the record. */
  subject?: string;
  /** An id that is one, of another kind of record. */
  otherKind?: () => Promise<string>;
  /** What changes when it is done; a session is opened or nothing is written at all where it says so. */
  writes: readonly string[];
  answers?: "done" | "redirected";
  /** Where attempts are counted, even those that were refused. */
  counts?: readonly string[];
  /** The same deed at the wrong time, with what it is refused for. */
  outOfTime?: readonly { who: string; fields: () => Promise<Fields>; because: Refusal }[];
};

const CHANGE = ["event", "ledger"] as const;
const administrator = { who: behind.administrator, stranger: behind.personnel } as const;
const { employee, rater, personnel } = behind;

/** Whose draft is worked on, by the employee and the rater in turn. */
const DRAFTER = "southNurseOne";
const ofDraft = { stranger: "northNurseOne", subject: "planId", otherKind: () => personId(DRAFTER) } as const;
const versioned = ({ id, version }: { id: string; version: number }): Fields => ({ planId: id, version: String(version) });

/** Every action, by its file and name. One without a row here fails the test. */
export const actionTries: Record<string, Try> = {
  "access signInWithPassword": {
    who: null,
    stranger: null,
    fields: async () => ({ login: nipOf("northDoctor"), password: demo.password }),
    writes: ["session"],
    answers: "redirected",
    counts: ["rate_limit"],
  },
  "access signInAsDemo": {
    who: null,
    stranger: null,
    fields: async () => ({ role: "auditor" }),
    writes: ["session"],
    answers: "redirected",
  },
  "access signOut": { who: "northNurseOne", stranger: null, fields: async () => ({}), writes: ["session"], answers: "redirected" },
  "access chooseLanguage": { who: null, stranger: null, fields: async () => ({ locale: "en" }), writes: [] },

  "accounts createAccount": {
    ...administrator,
    fields: async () => ({ who: nameOf("clerkTwo"), email: "yohanes@kota.contoh" }),
    writes: [...CHANGE, "account"],
    answers: "redirected",
  },
  "accounts updateAccount": {
    ...administrator,
    fields: async () => ({
      accountId: await accountId("northDoctor"),
      version: "0",
      email: "clara@kota.contoh",
      active: "yes",
    }),
    writes: [...CHANGE, "account"],
  },

  "accounts appointToRole": {
    ...administrator,
    fields: async () => ({ accountId: await accountId("northDoctor"), role: "auditor", from: "2026-12-01", until: "" }),
    writes: [...CHANGE, "account_role"],
  },
  "accounts endOfficeRole": {
    ...administrator,
    fields: async () => ({
      roleId: (await one<{ id: string }>(`SELECT id FROM account_role WHERE role = 'personnel' AND until IS NULL`)).id,
      version: "0",
      until: "2026-12-31",
      intent: "end",
    }),
    writes: [...CHANGE, "account_role"],
  },
  "accounts askForNewLink": {
    who: null,
    stranger: null,
    fields: async () => ({ login: nipOf("northDoctor") }),
    writes: ["link_request", "rate_limit"],
  },
  "accounts choosePassword": {
    who: null,
    stranger: null,
    fields: async () => ({ code: await linkFor("northRegistrar"), password: "kuda baterai stapler" }),
    writes: [...CHANGE, "account", "account_link", "session"],
    answers: "redirected",
    counts: ["rate_limit"],
  },
  "accounts changeOwnPassword": {
    who: "northSanitarian",
    stranger: "northHead",
    subject: "employeeId",
    otherKind: () => accountId("northSanitarian"),
    fields: async () => ({
      employeeId: await personId("northSanitarian"),
      currentPassword: demo.password,
      password: "kuda baterai stapler",
    }),
    writes: [...CHANGE, "account"],
    counts: ["rate_limit"],
  },
  "accounts endSessions": {
    who: "northPharmacist",
    stranger: "northHead",
    subject: "employeeId",
    otherKind: () => accountId("northPharmacist"),
    fields: async () => {
      const sessionId = hashOf(await openSession(await accountId("northPharmacist"), now()));
      return { employeeId: await personId("northPharmacist"), sessionId };
    },
    writes: [...CHANGE, "session"],
  },
  "help moveOn": {
    who: "northDoctor",
    stranger: employee,
    subject: "employeeId",
    otherKind: () => unitId("north"),
    fields: async () => ({ employeeId: await personId("northDoctor"), step: "plan" }),
    writes: [...CHANGE, "employee"],
    answers: "redirected",
  },
  "help skipIntroduction": {
    who: "northDoctor",
    stranger: employee,
    subject: "employeeId",
    otherKind: () => unitId("north"),
    fields: async () => ({ employeeId: await personId("northDoctor") }),
    writes: [...CHANGE, "employee"],
    answers: "redirected",
  },

  "activities logActivity": {
    who: employee,
    stranger: "northNurseOne",
    subject: "employeeId",
    otherKind: () => unitId("north"),
    fields: async () => ({ employeeId: await personId(employee), key: crypto.randomUUID(), ...line() }),
    writes: [...CHANGE, "activity", "activity_total"],
  },
  "activities logQuickly": {
    who: employee,
    stranger: "northHead",
    subject: "employeeId",
    otherKind: () => accountId(employee),
    fields: async () => ({
      employeeId: await personId(employee),
      key: crypto.randomUUID(),
      text: "Menyiapkan kelas ibu hamil",
      minutes: "",
    }),
    writes: [...CHANGE, "activity"],
  },
  "activities correctActivity": {
    who: employee,
    stranger: "northHead",
    subject: "activityId",
    otherKind: () => personId(employee),
    fields: async () => ({
      activityId: await activityId(employee, "text LIKE 'Kunjungan rumah ibu nifas di RW 04'"),
      version: "1",
      ...line({ day: "2026-11-17", text: "Kunjungan rumah ibu nifas di RW 04, tiga rumah" }),
    }),
    writes: [...CHANGE, "activity", "activity_total"],
    outOfTime: [
      {
        who: employee,
        because: "already-decided",
        fields: async () => ({ activityId: await activityId(employee, "decision = 'approved'"), version: "1", ...line() }),
      },
    ],
  },
  "activities decideActivity": {
    who: rater,
    stranger: "southNurseOne",
    subject: "activityId",
    otherKind: () => personId("southRegistrar"),
    fields: async () => ({
      activityId: await activityId("southRegistrar", "text = 'Verifikasi data pasien rujukan'"),
      version: "0",
      decision: "returned",
      reason: "Menitnya melebihi satu hari kerja.",
    }),
    writes: [...CHANGE, "activity", "activity_total", "activity_review"],
    outOfTime: [
      {
        who: rater,
        because: "already-decided",
        fields: async () => ({
          activityId: await activityId("southRegistrar", "decision = 'approved'"),
          version: "1",
          decision: "approved",
          reason: "",
        }),
      },
      {
        who: rater,
        because: "already-decided",
        fields: async () => ({
          activityId: await activityId("southRegistrar", `"submittedAt" IS NULL`),
          version: "0",
          decision: "approved",
          reason: "",
        }),
      },
    ],
  },

  "activities approveActivities": {
    who: rater,
    stranger: "southNurseOne",
    subject: "employeeId",
    otherKind: () => unitId("south"),
    fields: async () => {
      const { id, version } = await routineLine("southNurseOne");
      return { employeeId: await personId(rater), what: "chosen", "chosen[]": `${id}.${version}` };
    },
    writes: [...CHANGE, "activity", "activity_review", "activity_total"],
  },
  "activities undoDecision": {
    who: rater,
    stranger: "southNurseOne",
    subject: "deedId",
    otherKind: () => personId("southRegistrar"),
    fields: async () => ({ deedId: await freshDeed("southDoctor", rater) }),
    writes: [...CHANGE, "activity", "activity_review", "activity_total"],
    outOfTime: [
      { who: rater, because: "undo-over", fields: async () => ({ deedId: await freshDeed("southMidwife", rater, 61) }) },
      {
        who: rater,
        because: "already-undone",
        fields: async () => {
          const deedId = await freshDeed("southPharmacist", rater);
          await ask(`UPDATE activity_review SET "undoneAt" = at WHERE "deedId" = $1`, [deedId]);
          return { deedId };
        },
      },
    ],
  },

  "appraisals submitRating": {
    who: rater,
    stranger: "southNurseOne",
    subject: "appraisalId",
    otherKind: () => personId("southNurseOne"),
    fields: async () => ({
      appraisalId: await appraisalId("southDoctor"),
      version: "0",
      workResult: "meets",
      behaviour: "above",
      note: "Audit klinis kedua menyusul.",
    }),
    writes: [...CHANGE, "appraisal"],
    answers: "redirected",
    outOfTime: [
      {
        who: "northHead",
        because: "not-yet-open",
        fields: async () => ({ appraisalId: await appraisalId(employee), version: "0", workResult: "meets", behaviour: "meets", note: "" }),
      },
      {
        who: rater,
        because: "closed",
        fields: async () => ({
          appraisalId: await appraisalId("southDoctor", CLOSED),
          version: "1",
          workResult: "meets",
          behaviour: "meets",
          note: "",
        }),
      },
    ],
  },
  "appraisals submitSelfReport": {
    who: employee,
    stranger: "northHead",
    subject: "appraisalId",
    otherKind: () => personId(employee),
    fields: async () => ({
      appraisalId: await appraisalId(employee),
      version: "0",
      story: "Kunjungan lengkap di semua posyandu.",
      obstacle: "",
      ...marks("answers", "3"),
    }),
    writes: [...CHANGE, "self_report"],
    outOfTime: [
      {
        who: "southVolunteer",
        because: "closed",
        fields: async () => ({
          appraisalId: await appraisalId("southVolunteer"),
          version: "0",
          story: "Terlambat.",
          obstacle: "",
          ...marks("answers", "3"),
        }),
      },
    ],
  },
  "appraisals respondAsPeer": {
    who: employee,
    stranger: "northHead",
    subject: "appraisalId",
    otherKind: () => personId(employee),
    fields: async () => {
      const [right] = await rightsOf(employee);
      return {
        appraisalId: await appraisalId(employee),
        [`nonces.${right?.id}`]: crypto.randomUUID(),
        ...marks(`answers.${right?.id}`, "4"),
      };
    },
    writes: ["boxed_response", "response_right"],
    outOfTime: [
      {
        who: "southVolunteer",
        because: "closed",
        fields: async () => {
          const [right] = await rightsOf("southVolunteer");
          return {
            appraisalId: await appraisalId("southVolunteer"),
            [`nonces.${right?.id}`]: crypto.randomUUID(),
            ...marks(`answers.${right?.id}`, "4"),
          };
        },
      },
    ],
  },

  "people addEmployee": {
    ...administrator,
    fields: async () => person({ unitId: await unitId("north") }),
    writes: [...CHANGE, "employee"],
  },
  "people changeEmployee": {
    ...administrator,
    fields: async () =>
      person({
        employeeId: await personId("northSanitarian"),
        version: "0",
        nip: nipOf("northSanitarian"),
        name: nameOf("northSanitarian"),
        post: "Sanitarian Penyelia",
        unitId: await unitId("north"),
      }),
    writes: [...CHANGE, "employee"],
  },
  "people addReportingLine": {
    ...administrator,
    fields: async () => ({ employee: nipOf("southVolunteer"), rater: nameOf("southHead"), from: "2026-12-01", until: "" }),
    writes: [...CHANGE, "reporting_line"],
  },
  "people endReportingLine": {
    ...administrator,
    fields: async () => ({ lineId: (await lineOf("northPharmacist")).id, version: "0", until: "2026-12-31" }),
    writes: [...CHANGE, "reporting_line"],
  },

  "documents takeAway": {
    who: employee,
    stranger: "northHead",
    subject: "documentId",
    otherKind: () => activityId(employee, "documents > 0"),
    fields: async () => ({ documentId: await documentId(employee, '"decidedAt" IS NULL') }),
    writes: [...CHANGE, "activity", "document"],
    outOfTime: [
      {
        who: employee,
        because: "already-decided",
        fields: async () => ({ documentId: await documentId(employee, "decision = 'approved'") }),
      },
    ],
  },

  "plans enterRealisation": {
    who: employee,
    stranger: "northHead",
    subject: "indicatorId",
    otherKind: () => appraisalId(employee),
    fields: async () => ({
      indicatorId: await indicatorId(employee),
      period: OPEN,
      "value.text": "Semua ibu hamil terlayani.",
      evidence: "Kohort ibu",
    }),
    writes: [...CHANGE, "realisation"],
    outOfTime: [
      {
        who: employee,
        because: "closed",
        fields: async () => ({ indicatorId: await indicatorId(employee), period: CLOSED, "value.text": "Baru ingat.", evidence: "" }),
      },
      {
        who: employee,
        because: "not-yet-open",
        fields: async () => ({ indicatorId: await indicatorId(employee), period: "2027-Q1", "value.text": "Rencana.", evidence: "" }),
      },
    ],
  },

  "plans beginPlan": {
    who: employee,
    stranger: "northNurseOne",
    subject: "employeeId",
    otherKind: () => unitId("north"),
    fields: async () => ({ employeeId: await personId(employee), year: "2027", from: "copy" }),
    writes: [...CHANGE, "behaviour_expectation", "indicator", "intended_result", "plan"],
    answers: "redirected",
  },
  "plans revisePlan": {
    who: employee,
    stranger: "northNurseOne",
    subject: "planId",
    otherKind: () => personId(employee),
    fields: async () => ({ planId: (await planInForce(employee)).id }),
    writes: [...CHANGE, "behaviour_expectation", "indicator", "intended_result", "plan"],
    answers: "redirected",
    outOfTime: [{ who: rater, because: "wrong-turn", fields: async () => ({ planId: (await openPlan("southMidwife")).id }) }],
  },
  "plans addResult": {
    who: rater,
    ...ofDraft,
    fields: async () => ({ planId: (await openPlan(DRAFTER)).id, ...result() }),
    writes: [...CHANGE, "intended_result", "plan"],
    answers: "redirected",
    outOfTime: [
      { who: employee, because: "already-set", fields: async () => ({ planId: (await planInForce(employee)).id, ...result() }) },
      { who: "northHead", because: "already-set", fields: async () => ({ planId: (await planInForce(employee)).id, ...result() }) },
    ],
  },
  "plans addIndicator": {
    who: DRAFTER,
    ...ofDraft,
    fields: async () => {
      const { id: planId } = await openPlan(DRAFTER);
      return { planId, resultId: (await newestResult(planId)).id, ...indicator() };
    },
    writes: [...CHANGE, "indicator", "plan"],
    answers: "redirected",
  },
  "plans changeResult": {
    who: DRAFTER,
    ...ofDraft,
    fields: async () => {
      const { id: planId } = await openPlan(DRAFTER);
      const { id: resultId, version } = await newestResult(planId);
      return { planId, resultId, version: String(version), ...result({ title: "Meratanya kunjungan rumah lansia" }) };
    },
    writes: [...CHANGE, "intended_result", "plan"],
    answers: "redirected",
  },
  "plans changeIndicator": {
    who: rater,
    ...ofDraft,
    fields: async () => {
      const { id: planId } = await openPlan(DRAFTER);
      const { id: indicatorId, version } = await newestIndicator(planId);
      return { planId, indicatorId, version: String(version), ...indicator({ "target.high": "36" }) };
    },
    writes: [...CHANGE, "indicator", "plan"],
    answers: "redirected",
  },
  "plans arrangePlan": {
    who: DRAFTER,
    ...ofDraft,
    fields: async () => {
      const { id: planId } = await openPlan(DRAFTER);
      const { id } = await one<{ id: string }>(
        `SELECT id FROM intended_result WHERE "planId" = $1 AND priority = 'main' ORDER BY position LIMIT 1`,
        [planId],
      );
      return { planId, move: `result.${id}.down` };
    },
    writes: [...CHANGE, "intended_result", "plan"],
  },
  "plans changeBehaviour": {
    who: rater,
    ...ofDraft,
    fields: async () => {
      const { id: planId, behaviourVersion } = await openPlan(DRAFTER);
      return { planId, version: String(behaviourVersion), "values.service": "Menyapa lebih dahulu", "values.loyal": "" };
    },
    writes: [...CHANGE, "behaviour_expectation", "plan"],
    answers: "redirected",
  },
  "plans removeIndicator": {
    who: rater,
    ...ofDraft,
    fields: async () => {
      const { id: planId } = await openPlan(DRAFTER);
      const { id: indicatorId, version } = await newestIndicator(planId);
      return { planId, indicatorId, version: String(version) };
    },
    writes: [...CHANGE, "indicator", "plan"],
    answers: "redirected",
  },
  "plans removeResult": {
    who: DRAFTER,
    ...ofDraft,
    fields: async () => {
      const { id: planId } = await openPlan(DRAFTER);
      const { id: resultId, version } = await newestResult(planId);
      return { planId, resultId, version: String(version) };
    },
    writes: [...CHANGE, "intended_result", "plan"],
    answers: "redirected",
  },
  "plans signPlan": {
    who: DRAFTER,
    stranger: rater, // signs for nobody
    subject: "planId",
    otherKind: () => personId(DRAFTER),
    fields: async () => versioned(await openPlan(DRAFTER)),
    writes: [...CHANGE, "plan"],
    outOfTime: [
      { who: "southMidwife", because: "wrong-turn", fields: async () => versioned(await openPlan("southMidwife")) },
      { who: employee, because: "already-set", fields: async () => versioned(await planInForce(employee)) },
    ],
  },
  "plans sendBackPlan": {
    who: rater,
    stranger: "southMidwife",
    subject: "planId",
    otherKind: () => personId("southMidwife"),
    fields: async () => ({ ...versioned(await openPlan("southMidwife")), reason: "Rentangnya belum kita bicarakan." }),
    writes: [...CHANGE, "plan", "plan_return"],
    outOfTime: [
      { who: rater, because: "wrong-turn", fields: async () => ({ ...versioned(await openPlan("southDoctor")), reason: "Belum." }) },
      { who: rater, because: "already-set", fields: async () => ({ ...versioned(await planInForce("southDoctor")), reason: "Belum." }) },
    ],
  },
  "plans setPlan": {
    who: rater,
    stranger: DRAFTER, // proposes, and sets nothing
    subject: "planId",
    otherKind: () => personId(DRAFTER),
    // Signed by now; while others are refused it is the one of the midwife.
    fields: async () =>
      versioned(await planOf(DRAFTER, `"setOn" IS NULL AND "signedOn" IS NOT NULL`).catch(() => openPlan("southMidwife"))),
    writes: [...CHANGE, "plan"],
    outOfTime: [
      { who: rater, because: "wrong-turn", fields: async () => versioned(await openPlan("southDoctor")) },
      { who: rater, because: "already-set", fields: async () => versioned(await planInForce("southDoctor")) },
    ],
  },
  "plans throwAwayPlan": {
    who: "southDoctor",
    stranger: "northNurseOne",
    subject: "planId",
    otherKind: () => personId("southDoctor"),
    fields: async () => versioned(await openPlan("southDoctor")),
    writes: [...CHANGE, "indicator", "intended_result", "plan"],
    answers: "redirected",
    outOfTime: [{ who: employee, because: "already-set", fields: async () => versioned(await planInForce(employee)) }],
  },

  "quarters openNextQuarter": {
    who: personnel,
    stranger: behind.administrator,
    fields: async () => ({ period: "2027-Q1", source: "Keputusan Sekda 12/2026", ...windows(2027) }),
    writes: [...CHANGE, "appraisal", "quarter", "response_group", "response_right", "step_window"],
    answers: "redirected",
  },
  "quarters moveWindow": {
    who: personnel,
    stranger: "northHead",
    subject: "unitId",
    otherKind: () => personId("northHead"),
    fields: async () => ({
      unitId: await unitId("north"),
      version: "0",
      period: OPEN,
      step: "self",
      opensOn: "2026-11-14",
      closesOn: "2026-11-30",
      source: "Nota dinas 7",
    }),
    writes: [...CHANGE, "step_window"],
  },

  "services createService": {
    ...administrator,
    fields: async () => ({ name: "Klinik laktasi", unitId: await unitId("north"), note: "", closedOn: "" }),
    writes: [...CHANGE, "service"],
  },
  "services updateService": {
    ...administrator,
    fields: async () => ({
      serviceId: await serviceId("Imunisasi"),
      version: "0",
      name: "Imunisasi",
      unitId: await unitId("north"),
      note: "Setiap Selasa",
      closedOn: "",
    }),
    writes: [...CHANGE, "service"],
  },
  "services createCode": {
    ...administrator,
    fields: async () => ({ serviceId: await serviceId("Imunisasi"), place: "Pintu masuk" }),
    writes: [...CHANGE, "service_code"],
  },
  "services withdrawPoster": {
    ...administrator,
    fields: async () => ({ codeId: (await posterOf("Konseling gizi")).id, version: "0" }),
    writes: [...CHANGE, "service_code"],
  },
  "services replacePoster": {
    ...administrator,
    fields: async () => ({ codeId: (await posterOf("Imunisasi")).id, version: "0" }),
    writes: [...CHANGE, "service_code"],
  },

  "units createUnit": {
    ...administrator,
    fields: async () => ({ name: "Puskesmas Contoh Timur", shortName: "Puskesmas Timur", parentId: await unitId("office"), closedOn: "" }),
    writes: [...CHANGE, "unit"],
  },
  "units updateUnit": {
    ...administrator,
    fields: async () => ({
      unitId: await unitId("laboratory"),
      version: "0",
      name: "UPTD Laboratorium Kesehatan",
      shortName: "Labkesda",
      parentId: await unitId("office"),
      closedOn: "",
    }),
    writes: [...CHANGE, "unit"],
  },
  "units appointHead": {
    ...administrator,
    fields: async () => ({
      unitId: await unitId("personnel"),
      head: nipOf("personnelOfficer"),
      capacity: "acting",
      from: "2026-11-18",
      until: "",
    }),
    writes: [...CHANGE, "unit_head"],
  },
  "units endHeadship": {
    ...administrator,
    fields: async () => ({
      headId: (await one<{ id: string }>(`SELECT id FROM unit_head WHERE "unitId" = $1`, [await unitId("laboratory")])).id,
      until: "2026-12-31",
    }),
    writes: [...CHANGE, "unit_head"],
  },
};
