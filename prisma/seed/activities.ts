import type { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayFrom } from "@/lib/platform/clock";
import { firstDayOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays, addWorkingDays, isWorkingDay } from "@/lib/scoring/core/deadlines/working-days";
import { DEMO_ACCOUNTS } from "./people";
import type { SeedPerson } from "./place";
import type { Planned } from "./planned";
import type { Random } from "./random";
import type { RaterOn } from "./raters";
import { insertRows } from "./rows";
import type { Seed } from "./seed";
import { RETURN_REASONS } from "./texts";
import { ACTIVITIES_OF } from "./trades";

const WEEKS = 6;
const SILENT = "generalAffairs"; // somebody who logs nothing
const ON_LEAVE = "northNurseThree"; // and somebody who was away for two weeks
const TWICE = "licensingTrainee"; // and somebody to whom one line came back twice
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

/**
 * Six weeks of work, three lines or more a working day: mostly approved, the last days waiting, a few returned, drafts today.
 * Before that, where there is a before, a line on every fifth working day or so.
 */
export async function writeActivities(seed: Seed, planned: Planned, raterOn: RaterOn) {
  const lines: Line[] = [];
  const dense = addDays(seed.day, -7 * WEEKS);
  const first = seed.place.longLog ? firstDayOf(seed.closedQuarters[0] ?? seed.open) : dense;
  for (const person of seed.appraisedIn(seed.open)) {
    if (person.key === SILENT) continue;
    const chance = seed.chanceOf("log", person.key);
    const thin = seed.chanceOf("log before", person.key);
    for (let day = first; day <= seed.day; day = addDays(day, 1)) {
      const away = person.key === ON_LEAVE && day > addDays(seed.day, -14);
      if (away || (!isWorkingDay(day, seed.holidays) && day !== seed.day)) continue;
      if (day >= dense) lines.push(...logOf(seed, person, day, planned, chance, day === seed.day ? 2 : chance.int(3, 4)));
      else if (thin.chance(0.2)) lines.push(...logOf(seed, person, day, planned, thin, 1));
    }
  }
  lines.push(...awkward(seed));
  const reviews = lines.flatMap((line) => reviewOf(seed, line, raterOn));
  const twice = seed.place.people.some(({ key }) => key === TWICE) ? returnedTwice(seed, raterOn) : null;
  await insertRows("activity", twice ? [...lines, twice.line] : lines);
  await insertRows("activityReview", twice ? [...reviews, ...twice.reviews] : reviews);
}

function logOf(seed: Seed, person: SeedPerson, day: string, { resultIds, leftIds }: Planned, random: Random, count: number): Line[] {
  const results = resultIds.get(`${person.key} ${day.slice(0, 4)}`) ?? [];
  const unlessLeft = (id: string) => (leftIds.has(id) ? null : id);
  let minute = 8 * 60;
  const drawn = Array.from({ length: count }, () => {
    const [text, unit, low, high, from, to] = random.of(ACTIVITIES_OF[person.trade]);
    return { text, unit, outputQuantity: unit ? random.int(low, high) * 100 : null, minutes: random.int(from, to) };
  });
  // Most days hold up to the 300 effective minutes, some a little more.
  const fill =
    random.int(235, 306) /
    Math.max(
      306,
      drawn.reduce((sum, { minutes }) => sum + minutes, 0),
    );
  return drawn.map(({ text, unit, outputQuantity, minutes: asDrawn }, i) => {
    const minutes = Math.max(10, Math.round((asDrawn * fill) / 5) * 5);
    const age = day > addDays(seed.day, -3) ? "fresh" : "old";
    const draft = day === seed.day && i === drawn.length - 1;
    const returned = !draft && age === "old" && random.chance(0.012);
    const decided = !draft && (returned || age === "old");
    const ended = dateOf(day).getTime() + (minute + minutes) * 60_000 - 7 * 3_600_000;
    const submittedAt = new Date(Math.min(ended + random.int(1, 1_700_000), seed.at.getTime())); // on its own day, work is not sent before it was done
    const line: Line = {
      id: seed.id(),
      employeeId: seed.personId(person.key),
      day: dateOf(day),
      startMinute: random.chance(0.8) && ended <= seed.at.getTime() ? minute : null,
      minutes: draft ? null : minutes,
      text,
      intendedResultId: random.chance(0.82) && results.length > 0 ? unlessLeft(random.of(results)) : null,
      outputQuantity,
      outputUnit: unit,
      key: seed.plainId(),
      createdAt: submittedAt,
      submittedAt: draft ? null : submittedAt,
      decidedAt: decided ? reviewedAt(seed, day, random) : null,
      decision: decided ? (returned ? "returned" : "approved") : null,
      reason: returned ? random.of(RETURN_REASONS) : null,
      version: decided ? 1 : 0,
    };
    minute += minutes + random.int(5, 25);
    return line;
  });
}

/** A rater looks in the late afternoon, or on the next working morning; never later than now. */
function reviewedAt({ at, holidays }: Seed, day: string, random: Random): Date {
  const sameDay = random.chance(0.6);
  const minute = sameDay ? random.int(960, 1_020) : random.int(450, 540);
  const looked = dateOf(sameDay ? day : addWorkingDays(day, 1, holidays)).getTime() + minute * 60_000 - 7 * 3_600_000;
  return new Date(Math.min(looked, at.getTime()));
}

/** A decided line was judged by who rated its author on that day: the decision, with the line as it was then. */
function reviewOf(seed: Seed, line: Line, raterOn: RaterOn): Prisma.ActivityReviewCreateManyInput[] {
  const { id, decision, decidedAt: at, reason } = line;
  if (!decision || !at) return [];
  const { rater } = raterOn(seed.keyOf(line.employeeId), dayFrom(line.day));
  return [{ ...decidedAlone(seed), activityId: id, byId: seed.personId(rater), at, decision, reason, judged: judged(line) }];
}

/** Each decision is a deed of its own: none was taken together with another. */
function decidedAlone(seed: Seed) {
  const id = seed.id();
  return { id, deedId: id };
}

const judged = ({ day, startMinute, minutes, text, intendedResultId, outputQuantity, outputUnit }: Line) => ({
  day: dayFrom(day),
  startMinute,
  minutes,
  text,
  intendedResultId,
  outputQuantity,
  outputUnit,
});

/** A line that came back, was corrected, came back again and waits with its author. */
function returnedTwice(seed: Seed, raterOn: RaterOn) {
  const day = addWorkingDays(addDays(seed.day, -9), 1, seed.holidays);
  const hour = 3_600_000;
  const [first, second] = [new Date(seed.at.getTime() - 100 * hour), new Date(seed.at.getTime() - 26 * hour)];
  const reasons = [
    "Jumlah berkas tidak cocok dengan daftar di aplikasi. Periksa lagi.",
    "Jumlahnya sudah cocok, tetapi menitnya kini melebihi satu hari kerja.",
  ];
  const line: Line = {
    id: seed.id(),
    employeeId: seed.personId(TWICE),
    day: dateOf(day),
    startMinute: null,
    minutes: 480,
    text: "Memeriksa kelengkapan permohonan izin usaha",
    intendedResultId: null,
    outputQuantity: 1_400,
    outputUnit: "berkas",
    key: seed.plainId(),
    createdAt: new Date(seed.at.getTime() - 120 * hour),
    submittedAt: new Date(seed.at.getTime() - 40 * hour),
    decidedAt: second,
    decision: "returned",
    reason: reasons[1] ?? null,
    version: 3,
  };
  const byId = seed.personId(raterOn(TWICE, seed.day).rater);
  const before = { ...line, minutes: 300, outputQuantity: 2_400 };
  const reviews = [
    {
      ...decidedAlone(seed),
      activityId: line.id,
      byId,
      at: first,
      decision: "returned" as const,
      reason: reasons[0] ?? null,
      judged: judged(before),
    },
    {
      ...decidedAlone(seed),
      activityId: line.id,
      byId,
      at: second,
      decision: "returned" as const,
      reason: line.reason,
      judged: judged(line),
    },
  ];
  return { line, reviews };
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
