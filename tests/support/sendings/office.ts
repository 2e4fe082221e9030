import { expect } from "@playwright/test";
import { count, employeeId, find, importId, linkCode, unitId } from "../records";
import { but, type Filled, one, type Sending, version } from "./sending";

const proposalOf = (key: string) => find(`SELECT "id" FROM "setting_proposal" WHERE "key" = $1`, key);
const newService = async () => ({ name: "Layanan Uji", unitId: await unitId("Puskesmas Utara"), note: "", closedOn: "" });
const person = (more: Filled): Filled => ({
  postKind: "fungsional",
  rank: "",
  ...more,
});
const newUnit = { name: "Unit Uji", shortName: "Uji", parentId: "", closedOn: "" };
const hangingCode = async () => {
  const id = await one('SELECT "id" FROM "service_code" WHERE "withdrawnAt" IS NULL');
  return { codeId: id, version: await version("service_code", id) };
};
/** Until the job has done with every file. */
const noneAtWork = () =>
  expect.poll(() => count(`SELECT count(*) FROM "import" WHERE "state" IN ('mapped', 'loading')`), { timeout: 20_000 }).toBe(0);
/** What somebody said of their rater: the one of the demonstration, and the one that was sent before. */
async function openDispute(key: string) {
  const id = await find(`SELECT "id" FROM "rater_dispute" WHERE "settledAt" IS NULL AND "employeeId" = $1`, await employeeId(key));
  return { disputeId: id, version: await version("rater_dispute", id) };
}

/** The offices: rules and holidays, staff and their units, files, accounts, services. */
export const officeSendings: Record<string, Sending> = {
  proposeRule: {
    form: () => ({
      rule: "quietCodeDays",
      value: "7",
      closesOn: "2026-11-30",
      from: "2026-12-15",
      reason: "Jarang dipindai.",
      source: "Nota dinas",
    }),
    by: "personnel",
    notBy: but("personnel"),
  },
  commentRule: {
    form: async () => ({ proposalId: await proposalOf("reviewDays"), text: "Setuju." }),
    by: "owner",
    notBy: [],
  },
  adoptRule: {
    form: async () => ({ proposalId: await proposalOf("peersAsked"), decision: "Diterima." }),
    by: "personnel",
    notBy: but("personnel"),
  },
  dropRule: {
    form: async () => ({ proposalId: await proposalOf("reviewDays"), decision: "Dihentikan." }),
    by: "personnel",
    notBy: but("personnel"),
  },
  addHoliday: {
    form: () => ({ day: "2027-03-10", name: "Hari Raya Idulfitri", kind: "national", source: "SKB" }),
    by: "personnel",
    notBy: but("personnel"),
  },
  pasteHolidays: {
    form: () => ({ lines: "2027-03-11\tHari Raya Idulfitri", kind: "national", source: "SKB" }),
    by: "personnel",
    notBy: but("personnel"),
  },
  pasteAttendance: {
    form: async () => ({ month: "2026-10", source: "Rekap presensi", lines: "199010122023211013\t22\t1" }),
    by: "personnel",
    notBy: but("personnel"),
  },
  updateHoliday: {
    form: async () => {
      const id = await find(`SELECT "id" FROM "holiday" WHERE "day" = '2026-12-25'`);
      return { holidayId: id, version: await version("holiday", id), day: "2026-12-25", name: "Natal", kind: "national", source: "SKB" };
    },
    by: "personnel",
    notBy: but("personnel"),
  },
  dropHoliday: {
    form: async () => {
      const id = await find(`SELECT "id" FROM "holiday" WHERE "day" = '2026-06-01'`);
      return { holidayId: id, version: await version("holiday", id) };
    },
    by: "personnel",
    notBy: but("personnel"),
  },
  addEmployee: {
    form: async () =>
      person({
        name: "Pegawai Uji",
        nip: "199901012025011001",
        post: "Perawat",
        unitId: await unitId("Puskesmas Utara"),
        from: "2026-11-18",
      }),
    by: "administrator",
    notBy: but("administrator"),
  },
  changeEmployee: {
    form: async () => {
      const id = await employeeId("seniorMidwife");
      return person({
        employeeId: id,
        version: await version("employee", id),
        name: "Ni Made Ayu Lestari",
        nip: "198403152006042008",
        post: "Bidan",
      });
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  transferEmployee: {
    form: async () => ({
      employeeId: await employeeId("northSanitarian"),
      version: await version("employee", await employeeId("northSanitarian")),
      unitId: await unitId("Puskesmas Selatan"),
      post: "Sanitarian Mahir",
      postKind: "fungsional",
      from: "2026-11-18",
      rater: "198105272008011006",
    }),
    by: "administrator",
    notBy: but("administrator"),
  },
  withdrawPosting: {
    form: async () => {
      const id = await find('SELECT "id" FROM "posting" WHERE "undo" IS NOT NULL');
      return { postingId: id, version: await version("posting", id) };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  recordAbsence: {
    form: async () => {
      const id = await employeeId("southNurseTwo");
      const days = { from: "2026-11-18", until: "2028-08-31" };
      return { employeeId: id, version: await version("employee", id), kind: "study_leave", place: "Universitas Contoh", ...days };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  setAbsenceEnd: {
    form: async () => {
      const id = await find(`SELECT "id" FROM "posting" WHERE "kind" = 'study_leave' AND "from" < '2026-11-18' ORDER BY "id" LIMIT 1`);
      return { postingId: id, version: await version("posting", id), until: "2026-12-31" };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  recordLeaving: {
    form: async () => {
      const id = await employeeId("southRegistrar");
      return { employeeId: id, version: await version("employee", id), leftOn: "2026-12-01", because: "moved_away" };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  takeBackLeaving: {
    form: async () => {
      const id = await employeeId("retired");
      return { employeeId: id, version: await version("employee", id) };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  addReportingLine: {
    form: () => ({ employee: "199307192020121006", rater: "198512302010012007", from: "2026-11-18", until: "" }),
    by: "administrator",
    notBy: but("administrator"),
  },
  endReportingLine: {
    form: async () => {
      const id = await one('SELECT "id" FROM "reporting_line" WHERE "until" IS NULL');
      return { lineId: id, version: await version("reporting_line", id), until: "2026-12-31" };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  sayNotMyRater: {
    form: async () => ({ employeeId: await employeeId("seniorMidwife"), reason: "Saya pindah bidang.", suggested: "" }),
    by: "owner",
    notBy: but("owner"),
  },
  giveOtherRater: {
    form: async () => ({ ...(await openDispute("generalAffairs")), rater: "199206282019022005", from: "2026-11-18", answer: "" }),
    by: "personnel",
    notBy: but("personnel"),
  },
  keepRater: {
    form: async () => ({ ...(await openDispute("seniorMidwife")), answer: "Menurut keputusan penempatan." }),
    by: "personnel",
    notBy: but("personnel"),
  },
  createUnit: { form: () => newUnit, by: "administrator", notBy: but("administrator") },
  updateUnit: {
    form: async () => {
      const id = await unitId("Labkes");
      return { ...newUnit, unitId: id, version: await version("unit", id), shortName: "Labkes", parentId: await unitId("Dinkes") };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  appointHead: {
    form: async () => ({
      unitId: await unitId("BKPSDM"),
      head: "197804032005012003",
      capacity: "acting",
      from: "2026-11-18",
      until: "",
    }),
    by: "administrator",
    notBy: but("administrator"),
  },
  endHeadship: {
    form: async () => ({ headId: await one('SELECT "id" FROM "unit_head"'), until: "2026-12-31" }),
    by: "administrator",
    notBy: but("administrator"),
  },
  mapImport: {
    form: async () => {
      const id = await importId("uploaded");
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
      return { importId: id, version: await version("import", id), ...named, effectiveOn: "2026-12-01" };
    },
    by: "administrator",
    notBy: but("administrator"),
    settles: noneAtWork,
  },
  loadImport: {
    form: async () => {
      const id = await find(`SELECT "id" FROM "import" WHERE "name" = 'pegawai-dinkes-4.csv'`);
      return { importId: id, version: await version("import", id) };
    },
    by: "administrator",
    notBy: but("administrator"),
    settles: noneAtWork,
  },
  createAccount: {
    form: () => ({ who: "199010122023211013", email: "keuangan@kota.contoh" }),
    by: "administrator",
    notBy: but("administrator"),
    leads: "/accounts/",
  },
  updateAccount: {
    form: async () => {
      const id = await find('SELECT "id" FROM "account" WHERE "employeeId" = $1', await employeeId("southMidwife"));
      return {
        accountId: id,
        version: await version("account", id),
        email: "bidan@kota.contoh",
        active: "yes",
      };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  appointToRole: {
    form: async () => ({
      accountId: await find('SELECT "id" FROM "account" WHERE "employeeId" = $1', await employeeId("southMidwife")),
      role: "auditor",
      from: "2026-11-18",
      until: "",
    }),
    by: "administrator",
    notBy: but("administrator"),
  },
  endOfficeRole: {
    form: async () => {
      const id = await find(`SELECT "id" FROM "account_role" WHERE "role" = 'personnel' AND "until" IS NULL`);
      return { roleId: id, version: await version("account_role", id), until: "2026-12-31", intent: "end" };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  askForNewLink: { form: () => ({ login: "rater@demo.cermin" }), by: "nobody", notBy: [] },
  choosePassword: {
    form: async () => ({ code: await linkCode("northNurseTwo"), password: "kuda baterai stapler" }),
    by: "nobody",
    notBy: [],
    leads: "/today",
  },
  changeOwnPassword: {
    form: async () => ({
      employeeId: await employeeId("seniorMidwife"),
      currentPassword: "cermin-demo-2026",
      password: "kuda baterai stapler",
    }),
    by: "owner",
    notBy: but("owner"),
  },
  endSessions: {
    form: async () => ({ employeeId: await employeeId("seniorMidwife"), sessionId: "others" }),
    by: "owner",
    notBy: but("owner"),
  },
  createService: {
    form: newService,
    by: "administrator",
    notBy: but("administrator"),
  },
  updateService: {
    form: async () => {
      const id = await one('SELECT "id" FROM "service"');
      return { ...(await newService()), serviceId: id, version: await version("service", id) };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  createCode: {
    form: async () => ({ serviceId: await one('SELECT "id" FROM "service"'), place: "Loket 9" }),
    by: "administrator",
    notBy: but("administrator"),
  },
  withdrawPoster: {
    form: hangingCode,
    by: "administrator",
    notBy: but("administrator"),
  },
  replacePoster: {
    form: hangingCode,
    by: "administrator",
    notBy: but("administrator"),
  },
};
