import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { lastDayOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import { EXPECTATIONS, type Expectation } from "@/lib/scoring/core/types";
import { DEMO_ACCOUNTS } from "./people";
import type { Seed } from "./seed";

const UNIT = "south";
const REASON = "Buktinya setara dengan rekan satu ruang yang dinilai lain; lihat realisasi dan umpan baliknya.";
const other = (value: Expectation): Expectation => EXPECTATIONS[(EXPECTATIONS.indexOf(value) + 1) % EXPECTATIONS.length] ?? value;

/** Meetings over units whose people are being rated, with what waits for the rater where somebody is rated; and a closed one, with both answers. */
export async function writeCalibrations(seed: Seed) {
  const at = (day: string, hour: number) => new Date(dateOf(day).getTime() + hour * 3_600_000);
  const headId = seed.personId(DEMO_ACCOUNTS.rater);
  const above = seed.personId(DEMO_ACCOUNTS.head);
  const yesterday = addDays(seed.day, -1);
  const held = addDays(lastDayOf(seed.closed), 3);
  const closedOn = held < yesterday ? held : yesterday;
  const meetings = [
    { id: seed.id(), unit: UNIT, period: seed.closed, on: closedOn, closed: true },
    { id: seed.id(), unit: UNIT, period: seed.open, on: yesterday, closed: false },
    ...seed.place.units
      .filter(({ rated }) => rated !== undefined)
      .map(({ key }) => ({ id: seed.id(), unit: key, period: seed.open, on: yesterday, closed: false })),
  ];
  await db.calibration.createMany({
    data: meetings.map(({ id, unit, period, on, closed }) => ({
      id,
      unitId: seed.unitId(unit),
      period,
      openedById: closed || unit !== UNIT ? seed.personId(DEMO_ACCOUNTS.personnel) : headId,
      openedAt: at(on, 2),
      ...(closed && { closedById: headId, closedAt: at(on, 6), version: 1 }),
    })),
  });
  for (const { id, unit, period, on, closed } of meetings) {
    const rated = await db.appraisal.findMany({
      where: { unitId: seed.unitId(unit), period, ratedAt: { not: null } },
      orderBy: { id: "asc" },
      take: closed ? 2 : 1,
      select: { id: true, workResult: true, behaviour: true },
    });
    await db.calibrationProposal.createMany({
      data: rated.flatMap(({ id: appraisalId, workResult, behaviour }, i) =>
        workResult && behaviour
          ? [
              {
                id: seed.id(),
                calibrationId: id,
                appraisalId,
                byId: above,
                beforeWorkResult: workResult,
                beforeBehaviour: behaviour,
                workResult,
                behaviour: other(behaviour),
                reason: REASON,
                at: at(on, 3),
                ...(closed && {
                  answer: i === 0 ? ("kept" as const) : ("taken" as const),
                  words: i === 0 ? "Umpan balik dua rekan menyebut hal yang sama; saya tetap." : null,
                  answeredAt: at(on, 4),
                }),
              },
            ]
          : [],
      ),
    });
  }
}
