import type { ObstacleKind } from "@/lib/obstacles/types";
import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { firstDayOf, lastDayOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import type { Planned } from "./planned";
import type { Seed } from "./seed";

/** Days before the day it is built for; a promise may lie ahead of it. */
type Told = {
  who: string;
  /** The place of the result in the plan. */
  result: number;
  kind: ObstacleKind;
  text: string;
  flagged: number;
  answer?: { by: string; at: number; due: number; action: string };
  removed?: number;
};

/** One in each state: unanswered, promised, past the promised day, and out of the way. */
const OPEN: readonly Told[] = [
  { who: "seniorMidwife", result: 0, kind: "resources", text: "Strip uji protein urin habis sejak awal bulan.", flagged: 3 },
  {
    who: "seniorMidwife",
    result: 1,
    kind: "training",
    text: "Belum ada yang dilatih komunikasi dengan ibu yang cemas; keluhan berulang di situ.",
    flagged: 16,
    answer: { by: "northHead", at: 12, due: -10, action: "Pelatihan sehari bersama bidan koordinator, dua orang didahulukan." },
  },
  { who: "southNurseTwo", result: 0, kind: "resources", text: "Satu motor dinas dipakai bergantian oleh tiga orang.", flagged: 9 },
  {
    who: "southMidwife",
    result: 0,
    kind: "authority",
    text: "Data kohort dari klinik swasta belum boleh kami minta tanpa surat dinas.",
    flagged: 40,
    answer: { by: "southHead", at: 35, due: 5, action: "Surat permintaan data diajukan ke kepala dinas." },
  },
  {
    who: "southMidwife",
    result: 1,
    kind: "resources",
    text: "Lampu periksa di ruang bersalin mati.",
    flagged: 44,
    answer: { by: "southHead", at: 43, due: 30, action: "Dibeli dari dana kapitasi." },
    removed: 28,
  },
];

/** What stood beside a shortfall in the last closed quarter, and was out of the way before it ended. */
const CLOSED = { who: "studyMidwife", result: 3, by: "northHead" } as const;

/** Obstacles of some, on the plans of their years; last, so that nothing else is drawn otherwise because of them. */
export async function writeObstacles(seed: Seed, { resultIds }: Planned) {
  const at = (day: string) => new Date(dateOf(day).getTime());
  const ago = (days: number) => addDays(seed.day, -days);
  const resultOf = (who: string, period: string, place: number) => resultIds.get(`${who} ${period.slice(0, 4)}`)?.[place] ?? "";
  const closed = addDays(firstDayOf(seed.closed), 40);
  const rows = [
    ...OPEN.map(({ flagged, removed, answer, ...told }) => ({
      ...told,
      period: seed.open,
      flaggedOn: ago(flagged),
      removedOn: removed === undefined ? null : ago(removed),
      answer: answer && { ...answer, on: ago(answer.at), dueOn: ago(answer.due) },
    })),
    {
      who: CLOSED.who,
      result: CLOSED.result,
      kind: "other" as const,
      text: "Jadwal kuliah dan piket malam bertabrakan dua kali seminggu.",
      period: seed.closed,
      flaggedOn: closed,
      removedOn: addDays(lastDayOf(seed.closed), -4),
      answer: {
        by: CLOSED.by,
        on: addDays(closed, 5),
        dueOn: addDays(closed, 25),
        action: "Piket malam dialihkan selama semester berjalan.",
      },
    },
  ].map((row) => ({ id: seed.id(), ...row }));
  await db.obstacle.createMany({
    data: rows.map(({ id, who, result, period, kind, text, flaggedOn, removedOn, answer }) => ({
      id,
      intendedResultId: resultOf(who, period, result),
      employeeId: seed.personId(who),
      kind,
      text,
      flaggedAt: at(flaggedOn),
      resolvedAt: removedOn && at(removedOn),
      resolvedById: removedOn && seed.personId(who),
      version: Number(removedOn !== null) + Number(answer !== undefined),
    })),
  });
  await db.obstacleAnswer.createMany({
    data: rows.flatMap(({ id, answer }) =>
      answer
        ? [
            {
              id: seed.id(),
              obstacleId: id,
              byId: seed.personId(answer.by),
              action: answer.action,
              dueOn: dateOf(answer.dueOn),
              at: at(answer.on),
            },
          ]
        : [],
    ),
  });
}
