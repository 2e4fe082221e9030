import type { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayFrom } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { addDays, addWorkingDays, isWorkingDay } from "@/lib/scoring/core/deadlines/working-days";
import { DEMO_ACCOUNTS, LEFT, raterOf, type SeedPerson } from "./people";
import { appraised, type Seed } from "./seed";
import { ACTIVITIES, RETURN_REASONS } from "./texts";

const WEEKS = 6;
const SILENT = "generalAffairs"; // somebody who logs nothing
const ON_LEAVE = "northNurseThree"; // and somebody who was away for two weeks
type Line = {
  id: string;
  employeeId: string;
  day: Date;
  startMinute: number | null;
  minutes: number | null;
  text: string;
  intendedResultId: string | null;
  outputQuantity: number | null;
  outputUnit: string | null;
  key: string;
  createdAt: Date;
  submittedAt: Date | null;
  decidedAt: Date | null;
  decision: "approved" | "returned" | null;
  reason: string | null;
  version: number;
};
type Results = ReadonlyMap<string, readonly { id: string }[]>;

/** Six weeks of work, three lines or more a working day: mostly approved, the last days waiting, a few returned, drafts today. */
export async function writeActivities(seed: Seed, resultIds: Results) {
  const lines: Line[] = [];
  for (const person of appraised(LEFT)) {
    if (person.key === SILENT) continue;
    for (let day = addDays(seed.day, -7 * WEEKS); day <= seed.day; day = addDays(day, 1)) {
      const away = person.key === ON_LEAVE && day > addDays(seed.day, -14);
      if (!away && (isWorkingDay(day) || day === seed.day)) writeDay(seed, person, day, resultIds, lines);
    }
  }
  lines.push(...awkward(seed));
  await db.activity.createMany({ data: lines });
  await db.activityReview.createMany({ data: lines.flatMap((line) => reviewOf(seed, line)) });
}

function writeDay(seed: Seed, person: SeedPerson, day: string, resultIds: Results, lines: Line[]) {
  const { random } = seed;
  const results = resultIds.get(`${person.key} ${day.slice(0, 4)}`) ?? [];
  let minute = 8 * 60;
  const drawn = Array.from({ length: day === seed.day ? 2 : random.int(3, 4) }, () => {
    const [text, unit, low, high, from, to] = random.of(ACTIVITIES[person.trade]);
    return { text, unit, outputQuantity: unit ? random.int(low, high) * 100 : null, minutes: random.int(from, to) };
  });
  // Most days hold up to the 300 effective minutes, some a little more.
  const fill =
    random.int(235, 306) /
    Math.max(
      306,
      drawn.reduce((sum, { minutes }) => sum + minutes, 0),
    );
  for (const [i, { text, unit, outputQuantity, minutes: asDrawn }] of drawn.entries()) {
    const minutes = Math.max(10, Math.round((asDrawn * fill) / 5) * 5);
    const age = day > addDays(seed.day, -3) ? "fresh" : "old";
    const draft = day === seed.day && i === drawn.length - 1;
    const returned = !draft && age === "old" && random.chance(0.012);
    const decided = !draft && (returned || age === "old");
    const ended = dateOf(day).getTime() + (minute + minutes) * 60_000 - 7 * 3_600_000;
    const submittedAt = new Date(Math.min(ended + random.int(1, 1_700_000), seed.at.getTime())); // on its own day, work is not sent before it was done
    const id = seed.id();
    const decidedAt = decided ? reviewedAt(seed, day) : null;
    const startMinute = random.chance(0.8) && ended <= seed.at.getTime() ? minute : null;
    const intendedResultId = random.chance(0.82) && results.length > 0 ? random.of(results).id : null;
    const reason = returned ? random.of(RETURN_REASONS) : null;
    const line: Line = {
      id,
      employeeId: seed.personId(person.key),
      day: dateOf(day),
      startMinute,
      minutes: draft ? null : minutes,
      text,
      intendedResultId,
      outputQuantity,
      outputUnit: unit,
      key: seed.plainId(),
      createdAt: submittedAt,
      submittedAt: draft ? null : submittedAt,
      decidedAt,
      decision: decided ? (returned ? "returned" : "approved") : null,
      reason,
      version: decided ? 1 : 0,
    };
    lines.push(line);
    minute += minutes + random.int(5, 25);
  }
}

/** A rater looks in the late afternoon, or on the next working morning; never later than now. */
function reviewedAt({ random, at }: Seed, day: string): Date {
  const sameDay = random.chance(0.6);
  const minute = sameDay ? random.int(960, 1_020) : random.int(450, 540);
  const looked = dateOf(sameDay ? day : addWorkingDays(day, 1)).getTime() + minute * 60_000 - 7 * 3_600_000;
  return new Date(Math.min(looked, at.getTime()));
}

/** A decided line was judged by somebody: the decision, with the line as it was then. */
function reviewOf(seed: Seed, { id, employeeId, decision, decidedAt: at, reason, ...line }: Line): Prisma.ActivityReviewCreateManyInput[] {
  if (!decision || !at) return [];
  const person = appraised(LEFT).find(({ key }) => key === seed.keyOf(employeeId));
  if (!person) throw new RangeError(`nobody ${employeeId}`);
  const { startMinute, minutes, text, intendedResultId, outputQuantity, outputUnit } = line;
  const judged = { day: dayFrom(line.day), startMinute, minutes, text, intendedResultId, outputQuantity, outputUnit };
  return [{ id: seed.id(), activityId: id, byId: seed.personId(raterOf(person).rater), at, decision, reason, judged }];
}

/** What a page must bear: a day over its limit, a very long sentence, marks that are no markup, and a line to correct. */
function awkward(seed: Seed): Line[] {
  const base = {
    outputQuantity: null,
    outputUnit: null,
    intendedResultId: null,
    startMinute: null,
    decidedAt: null,
    decision: null,
    reason: null,
    version: 0,
  };
  const sent = (key: string, text: string, minutes: number, daysAgo: number): Line => ({
    ...base,
    id: seed.id(),
    employeeId: seed.personId(key),
    day: dateOf(addDays(seed.day, -daysAgo)),
    minutes,
    text,
    key: seed.plainId(),
    createdAt: new Date(seed.at.getTime() - 3_600_000),
    submittedAt: new Date(seed.at.getTime() - 3_600_000),
  });
  const long =
    "Menata ulang berkas rekam medis pasien lama bersama petugas pengarsipan, memisahkan yang inaktif, memberi label warna, mencatat nomor rak pada buku bantu, dan mencocokkan dengan data di komputer pendaftaran "
      .repeat(3)
      .slice(0, 499);
  return [
    sent("southRegistrar", "Verifikasi data pasien rujukan", 540, 1),
    sent("southNurseTwo", long, 60, 1),
    sent("southPharmacist", 'Rapat <koordinasi> & evaluasi "stok" obat', 45, 1),
    {
      ...sent(DEMO_ACCOUNTS.employee, "Kunjungan rumah ibu nifas di RW 04", 90, 1),
      decidedAt: new Date(seed.at.getTime() - 1_800_000),
      decision: "returned",
      reason: "Register mencatat tiga kunjungan, di sini tertulis empat. Mohon diperiksa.",
      outputQuantity: 400,
      outputUnit: "kunjungan",
      version: 1,
    },
  ];
}
