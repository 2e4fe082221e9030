import { ask, one } from "../database";
import { holidayOf, importOf, lineOf, nameOf, nipOf, OPEN, posterOf, proposalOf, serviceId, unitId, windows } from "../doors";
import { behind, type Fields, personId } from "../staff";
import { administrator, CHANGE, type Try } from "./try";

const { personnel } = behind;

const person = (fields: Fields = {}): Fields => ({
  name: "Bintang Pratama",
  nip: "199901012025061001",
  post: "Perawat Terampil",
  postKind: "fungsional",
  rank: "",
  ...fields,
});

/** Somebody's statement that is open, made where there is none. */
async function openDispute(key: string) {
  await ask(
    `INSERT INTO rater_dispute (id, "employeeId", "raterId", day, reason, at)
     SELECT gen_random_uuid(), $1, $2, '2026-11-18', 'Pindah bidang', now() WHERE NOT EXISTS (SELECT FROM rater_dispute WHERE "employeeId" = $1)`,
    [await personId(key), await personId("northHead")],
  );
  const [row] = await ask<{ id: string; version: number }>(`SELECT id, version FROM rater_dispute WHERE "employeeId" = $1`, [
    await personId(key),
  ]);
  return { disputeId: row?.id ?? "", version: String(row?.version) };
}
/** A move of somebody's that begins next year, and with which nothing else ends or begins. */
async function postingAhead(key: string) {
  await ask(
    `WITH before AS (UPDATE posting SET until = '2026-12-31' WHERE "employeeId" = $1 AND until IS NULL AND undo IS NULL RETURNING *)
     INSERT INTO posting (id, "employeeId", kind, "unitId", post, "postKind", "from", undo)
     SELECT gen_random_uuid(), "employeeId", kind, "unitId", 'Lain', "postKind", '2027-01-01',
       jsonb_build_object('before', id, 'line', NULL, 'lines', '[]'::jsonb, 'heads', '[]'::jsonb) FROM before`,
    [await personId(key)],
  );
  return (await one<{ id: string }>(`SELECT id FROM posting WHERE "employeeId" = $1 AND undo IS NOT NULL`, [await personId(key)])).id;
}
const absenceOf = async (key: string) =>
  (await one<{ id: string }>(`SELECT id FROM posting WHERE "employeeId" = $1 AND kind <> 'home'`, [await personId(key)])).id;
const settledDispute = async (): Promise<Fields> => ({
  disputeId: (await one<{ id: string }>(`SELECT id FROM rater_dispute WHERE outcome = 'confirmed' LIMIT 1`)).id,
  version: "0",
  rater: nipOf("northNurseOne"),
  from: "2026-11-18",
  answer: "Menurut SK.",
});
const settling = { who: personnel, stranger: "northHead", subject: "disputeId", otherKind: () => personId("northHead") } as const;

/** The doors of the office: people, lines, units, services, quarters. */
export const officeTries: Record<string, Try> = {
  "people addEmployee": {
    ...administrator,
    fields: async () => person({ unitId: await unitId("north"), from: "2026-11-18" }),
    writes: [...CHANGE, "employee", "posting"],
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
      }),
    writes: [...CHANGE, "employee", "posting"],
  },
  "people transferEmployee": {
    ...administrator,
    fields: async () => ({
      employeeId: await personId("northNurseThree"),
      version: "0",
      unitId: await unitId("north"),
      post: "Perawat Mahir",
      postKind: "fungsional",
      from: "2026-11-18",
      rater: "",
    }),
    writes: [...CHANGE, "employee", "posting"],
  },
  "people withdrawPosting": {
    ...administrator,
    fields: async () => ({ postingId: await postingAhead("northPharmacist"), version: "0" }),
    writes: [...CHANGE, "employee", "posting"],
  },
  "people recordAbsence": {
    ...administrator,
    fields: async () => ({
      employeeId: await personId("northNurseTwo"),
      version: "0",
      kind: "study_leave",
      place: "Universitas Contoh",
      from: "2026-11-18",
      until: "2028-08-31",
    }),
    writes: [...CHANGE, "employee", "posting"],
  },
  "people setAbsenceEnd": {
    ...administrator,
    fields: async () => ({ postingId: await absenceOf("studyMidwife"), version: "0", until: "2026-12-31" }),
    writes: [...CHANGE, "posting"],
  },
  "people recordLeaving": {
    ...administrator,
    fields: async () => ({ employeeId: await personId("southVolunteer"), version: "0", leftOn: "2026-12-01", because: "moved_away" }),
    writes: [...CHANGE, "employee", "posting"],
  },
  "people takeBackLeaving": {
    ...administrator,
    fields: async () => ({ employeeId: await personId("retired"), version: "0" }),
    writes: [...CHANGE, "employee", "posting"],
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

  "people giveOtherRater": {
    ...settling,
    fields: async () => ({ ...(await openDispute("northNurseTwo")), rater: nipOf("northNurseOne"), from: "2026-11-18", answer: "" }),
    writes: [...CHANGE, "appraisal", "rater_dispute", "reporting_line", "response_right"],
    outOfTime: [{ who: personnel, fields: settledDispute, because: "already-decided" }],
  },
  "people keepRater": {
    ...settling,
    fields: async () => ({ ...(await openDispute("northRegistrar")), answer: "Menurut SK 821/12." }),
    writes: [...CHANGE, "rater_dispute"],
    outOfTime: [{ who: personnel, fields: settledDispute, because: "already-decided" }],
  },

  "quarters openNextQuarter": {
    who: personnel,
    stranger: behind.administrator,
    fields: async () => ({ period: "2027-Q1", source: "Keputusan Sekda 12/2026", ...windows(2027) }),
    writes: [...CHANGE, "appraisal", "quarter", "respondent_lack", "response_group", "response_right", "step_window"],
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

  "settings proposeRule": {
    who: personnel,
    stranger: behind.administrator,
    fields: async () => ({
      rule: "quietCodeDays",
      value: "7",
      closesOn: "2026-11-30",
      from: "2026-12-15",
      reason: "Poster di puskesmas pembantu jarang dipindai.",
      source: "Nota dinas 7",
    }),
    writes: [...CHANGE, "setting_proposal"],
  },
  "settings adoptRule": {
    who: personnel,
    stranger: "northHead",
    subject: "proposalId",
    otherKind: () => unitId("north"),
    fields: async () => ({ proposalId: await proposalOf("peersAsked"), decision: "Semua tanggapan setuju." }),
    writes: [...CHANGE, "setting", "setting_proposal"],
    outOfTime: [
      {
        who: personnel,
        because: "still-open",
        fields: async () => ({ proposalId: await proposalOf("reviewDays"), decision: "Diterima." }),
      },
      {
        who: personnel,
        because: "already-decided",
        fields: async () => ({ proposalId: await proposalOf("minutesPerDay"), decision: "Diterima." }),
      },
    ],
  },
  "settings dropRule": {
    who: personnel,
    stranger: "northHead",
    subject: "proposalId",
    otherKind: () => unitId("north"),
    fields: async () => ({ proposalId: await proposalOf("reviewDays"), decision: "Belum waktunya." }),
    writes: [...CHANGE, "setting_proposal"],
    outOfTime: [
      {
        who: personnel,
        because: "already-decided",
        fields: async () => ({ proposalId: await proposalOf("minutesPerDay"), decision: "Dihentikan." }),
      },
    ],
  },
  "activities addHoliday": {
    who: personnel,
    stranger: behind.administrator,
    fields: async () => ({ day: "2027-03-10", name: "Hari Raya Idulfitri", kind: "national", source: "SKB 3 Menteri" }),
    writes: [...CHANGE, "holiday"],
  },
  "activities pasteHolidays": {
    who: personnel,
    stranger: behind.administrator,
    fields: async () => ({ lines: "2027-03-11\tHari Raya Idulfitri", kind: "national", source: "SKB 3 Menteri" }),
    writes: [...CHANGE, "holiday"],
  },
  "activities updateHoliday": {
    who: personnel,
    stranger: "northHead",
    fields: async () => ({
      ...(await holidayOf("2026-12-25")),
      day: "2026-12-25",
      name: "Kelahiran Yesus Kristus",
      kind: "national",
      source: "SKB 3 Menteri",
    }),
    writes: [...CHANGE, "holiday"],
  },
  "activities dropHoliday": {
    who: personnel,
    stranger: "northHead",
    fields: () => holidayOf("2026-06-01"),
    writes: [...CHANGE, "holiday"],
  },

  "attendance pasteAttendance": {
    who: personnel,
    stranger: behind.administrator,
    fields: async () => ({ month: "2026-10", source: "Rekap mesin presensi", lines: `${await nipOf("southMidwife")}\t22\t1` }),
    writes: [...CHANGE, "attendance"],
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

  "imports mapImport": {
    ...administrator,
    fields: async () => {
      const { id, version } = await importOf("uploaded");
      const columns = {
        nip: "1",
        name: "2",
        post: "3",
        postKind: "4",
        rank: "5",
        unit: "6",
        parentUnit: "",
        head: "",
        rater: "",
        from: "",
        email: "",
      };
      const named = Object.fromEntries(Object.entries(columns).map(([field, column]) => [`columns.${field}`, column]));
      return { importId: id, version: String(version), ...named, effectiveOn: "2026-12-01" };
    },
    writes: [...CHANGE, "import"],
  },
  "imports loadImport": {
    ...administrator,
    fields: async () => {
      const { id, version } = await importOf("checked");
      return { importId: id, version: String(version) };
    },
    writes: [...CHANGE, "import"],
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
