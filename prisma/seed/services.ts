import { patternOf } from "@/lib/citizens/commands";
import type { Prisma } from "@/lib/generated/prisma/client";
import { dateOf } from "@/lib/platform/clock";
import { CODE_LETTERS, hashOf } from "@/lib/platform/codes";
import { db } from "@/lib/platform/db";
import { skm1 } from "@/lib/regulation/instruments/skm-1";
import { quarterOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import type { Seed } from "./seed";
import { CITIZEN_TEXTS, PUBLISHED, SERVICES } from "./texts";

type Answer = Prisma.CitizenAnswerCreateManyInput & {
  mark: number | null;
  elements: string;
  channel: "poster" | "counter" | "slip" | "paper";
  dayText: string;
};

const code = (seed: Seed, length: number) =>
  Array.from({ length }, () => CODE_LETTERS[seed.random.int(0, CODE_LETTERS.length - 1)]).join("");

/** Services, their codes, what citizens answered, and the totals that follow from it. */
export async function writeServices(seed: Seed): Promise<void> {
  const answers: Answer[] = [];
  for (const { unit, name, place, mood, answers: count } of SERVICES) {
    const serviceId = seed.id();
    await db.service.create({ data: { id: serviceId, unitId: seed.unitId(unit), name }, select: { id: true } });
    const issuedOn = dateOf(addDays(seed.day, -90));
    const poster = { id: seed.id(), serviceId, code: code(seed, 8), place, issuedOn };
    const withdrawnAt = new Date(seed.at.getTime() - 14 * 86_400_000);
    await db.serviceCode.createMany({
      data: [poster, { id: seed.id(), serviceId, code: code(seed, 8), place: `${place} (lama)`, issuedOn, withdrawnAt }],
    });
    await writeSlips(seed, serviceId);
    for (let i = 0; i < count; i += 1) answers.push(invent(seed, serviceId, poster.id, mood));
  }
  answers.push(...(await writePublished(seed)));
  await db.citizenAnswer.createMany({ data: answers.map(({ dayText: _dayText, ...answer }) => answer) });
  await db.satisfactionTotal.createMany({ data: totalsOf(answers) });
}

/** Slips: some open, some spent. Their codes are known to nobody any more, only their hashes are kept. */
async function writeSlips(seed: Seed, serviceId: string) {
  await db.oneTimeCode.createMany({
    data: Array.from({ length: 12 }, (_, i) => ({
      hash: hashOf(code(seed, 26)),
      serviceId,
      channel: i % 2 === 0 ? ("slip" as const) : ("counter" as const),
      issuedOn: dateOf(addDays(seed.day, -3)),
      expiresOn: dateOf(addDays(seed.day, 11)),
      spentOn: i < 4 ? dateOf(addDays(seed.day, -1)) : null,
    })),
  });
}

function invent(seed: Seed, serviceId: string, posterId: string, mood: number): Answer {
  const { random } = seed;
  const feel = (): 1 | 2 | 3 | 4 => {
    const at = random.next() * 0.7 + mood * 0.3;
    return at > 0.66 ? 4 : at > 0.3 ? 3 : at > 0.16 ? 2 : 1;
  };
  const mark = feel();
  const channel = random.of(["poster", "poster", "slip", "slip", "slip", "counter", "counter", "paper"] as const);
  const whole = random.chance(0.7);
  const dayText = addDays(seed.day, -random.int(0, 80));
  return {
    id: seed.plainId(),
    key: seed.plainId(),
    serviceId,
    codeId: channel === "poster" ? posterId : null,
    channel,
    dayText,
    day: dateOf(dayText),
    mark: channel === "paper" ? null : mark,
    instrument: skm1.id,
    elements: skm1.elements.map(() => (whole || random.chance(0.3) ? String(feel()) : "-")).join(""),
    waitBand: random.chance(0.6) ? random.of([1, 1, 2, 2, 3, 4]) : null,
    text: random.chance(0.25) ? random.of(CITIZEN_TEXTS[mark]) : null,
  };
}

/** 91 answers whose sums per element are those of a published survey: every element from threes and fours alone. */
async function writePublished(seed: Seed): Promise<Answer[]> {
  const serviceId = seed.id();
  await db.service.create({
    data: { id: serviceId, unitId: seed.unitId(PUBLISHED.unit), name: PUBLISHED.name, note: PUBLISHED.note },
    select: { id: true },
  });
  await db.serviceCode.create({
    data: { id: seed.id(), serviceId, code: code(seed, 8), place: PUBLISHED.place, issuedOn: dateOf(addDays(seed.day, -90)) },
    select: { id: true },
  });
  const first = seed.firstDayOf("open");
  return Array.from({ length: PUBLISHED.n }, (_, respondent): Answer => {
    const elements = PUBLISHED.sums.map((sum, element) => {
      const fours = sum - 3 * PUBLISHED.n;
      return (respondent + element * 10) % PUBLISHED.n < fours ? "4" : "3";
    });
    return {
      id: seed.plainId(),
      key: seed.plainId(),
      serviceId,
      codeId: null,
      channel: "slip",
      dayText: first,
      day: dateOf(first),
      mark: respondent % 9 === 0 ? 3 : 4,
      instrument: skm1.id,
      elements: elements.join(""),
      waitBand: (respondent % 3) + 1,
      text: null,
    };
  });
}

function totalsOf(answers: readonly Answer[]): Prisma.SatisfactionTotalCreateManyInput[] {
  const counted = Map.groupBy(answers, ({ serviceId, channel, dayText, ...answer }) =>
    [serviceId, quarterOf(dayText), channel === "slip" || channel === "counter", patternOf(answer)].join(" "),
  );
  return [...counted].map(([name, same]) => {
    const [serviceId = "", period = "", verified, pattern = ""] = name.split(" ");
    return { serviceId, period, verified: verified === "true", pattern, times: same.length };
  });
}
