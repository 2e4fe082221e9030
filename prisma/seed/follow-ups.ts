import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import type { Seed } from "./seed";

type Followed = {
  who: string;
  owner: string;
  by: string;
  kind: "recognition" | "promotion" | "succession" | "training" | "coaching" | "mentoring" | "counselling";
  cause?: "resources" | "skill" | "motivation" | "process" | "other";
  goal: string;
  steps?: string;
  /** Days before, and after, the day it is built for. */
  begun: number;
  due: number;
  waits?: true;
  end?: { ago: number; dropped?: true; outcome: string; competence?: number };
  sessions?: readonly [ago: number, note: string][];
  view?: readonly number[];
};

/** One in each state and of each kind; the last closed quarter's results are what they come from. */
const FOLLOWED: readonly Followed[] = [
  {
    who: "seniorMidwife",
    owner: "northHead",
    by: "northHead",
    kind: "coaching",
    cause: "process",
    goal: "Formulir kohort masuk sehari sesudah kunjungan.",
    steps: "Isi formulir di tempat kunjungan.\nPeriksa bersama setiap Jumat.",
    begun: 30,
    due: 20,
    sessions: [
      [24, "Dibahas mengapa formulir menumpuk; dicoba mengisi di tempat."],
      [10, "Dua pekan tanpa keterlambatan. Dilanjutkan."],
    ],
  },
  {
    who: "seniorMidwife",
    owner: "northHead",
    by: "seniorMidwife",
    kind: "training",
    cause: "skill",
    goal: "Mengikuti pelatihan komunikasi dengan ibu yang cemas.",
    begun: 4,
    due: 60,
    waits: true,
  },
  {
    who: "seniorMidwife",
    owner: "seniorMidwife",
    by: "northHead",
    kind: "mentoring",
    cause: "skill",
    goal: "Belajar membaca hasil USG bersama dokter.",
    begun: 70,
    due: -10,
    sessions: [[50, "Tiga pasien dibaca bersama."]],
    end: { ago: 8, outcome: "Dapat membaca hasil yang lazim sendiri.", competence: 4 },
    view: [4, 4, 3, 4, 4, 3, 2, 4, 4],
  },
  {
    who: "studyMidwife",
    owner: "northHead",
    by: "northHead",
    kind: "training",
    cause: "motivation",
    goal: "Kelas tambahan di luar jam piket.",
    begun: 40,
    due: -3,
  },
  {
    who: "southMidwife",
    owner: "southHead",
    by: "southHead",
    kind: "recognition",
    goal: "Piagam atas tidak adanya rujukan yang terlambat.",
    begun: 25,
    due: -5,
    end: { ago: 6, outcome: "Diserahkan pada apel bulanan." },
  },
  {
    who: "southMidwife",
    owner: "southHead",
    by: "southHead",
    kind: "promotion",
    goal: "Diusulkan sebagai bidan koordinator.",
    begun: 20,
    due: 30,
    end: { ago: 2, dropped: true, outcome: "Formasi tahun ini tidak dibuka." },
  },
  {
    who: "southDoctor",
    owner: "southHead",
    by: "southHead",
    kind: "succession",
    goal: "Masuk kelompok suksesi kepala puskesmas.",
    begun: 15,
    due: 45,
  },
  {
    who: "southNurseTwo",
    owner: "southHead",
    by: "southHead",
    kind: "counselling",
    cause: "motivation",
    goal: "Datang tepat waktu lagi.",
    begun: 12,
    due: 18,
    sessions: [[9, "Bercerita tentang keadaan di rumah; jam masuk disesuaikan dua pekan."]],
  },
];

export async function writeFollowUps(seed: Seed) {
  const at = (day: string) => new Date(dateOf(day).getTime() + 1_000 * 60 * 60 * 3);
  const ago = (days: number) => addDays(seed.day, -days);
  const appraised = await db.appraisal.findMany({
    where: { period: seed.closed, employeeId: { in: FOLLOWED.map(({ who }) => seed.personId(who)) }, ratedAt: { not: null } },
    select: { id: true, employeeId: true },
  });
  const origins = new Map(appraised.map(({ id, employeeId }) => [employeeId, id]));
  const rows = FOLLOWED.map((followed) => ({ id: seed.id(), ...followed }));
  await db.followUp.createMany({
    data: rows.map(({ id, who, owner, by, kind, cause, goal, steps, begun, due, waits, end, sessions = [] }) => ({
      id,
      employeeId: seed.personId(who),
      appraisalId: kind === "counselling" ? null : (origins.get(seed.personId(who)) ?? null),
      kind,
      cause: cause ?? null,
      goal,
      steps: steps ?? null,
      ownerId: seed.personId(owner),
      dueOn: dateOf(addDays(seed.day, due)),
      createdById: seed.personId(by),
      createdAt: at(ago(begun)),
      acceptedAt: waits ? null : at(ago(begun)),
      closedAt: end ? at(ago(end.ago)) : null,
      dropped: end?.dropped ?? false,
      outcome: end?.outcome ?? null,
      competence: end?.competence ?? null,
      version: sessions.length + Number(end !== undefined),
    })),
  });
  await db.followUpSession.createMany({
    data: rows.flatMap(({ id, owner, sessions = [] }) =>
      sessions.map(([days, note]) => ({
        id: seed.id(),
        followUpId: id,
        byId: seed.personId(owner),
        day: dateOf(ago(days)),
        note,
        at: at(ago(days)),
      })),
    ),
  });
  await db.followUpView.createMany({
    data: rows.flatMap(({ id, view, end }) => (view ? [{ followUpId: id, answers: [...view], at: at(ago((end?.ago ?? 1) - 1)) }] : [])),
  });
}
