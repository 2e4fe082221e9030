import { patternOf } from "@/lib/citizens/commands";
import type { Prisma } from "@/lib/generated/prisma/client";
import { dateOf } from "@/lib/platform/clock";
import { CODE_LETTERS, hashOf } from "@/lib/platform/codes";
import { db } from "@/lib/platform/db";
import { ELEMENTS, skm1 } from "@/lib/regulation/instruments/skm-1";
import { firstDayOf, lastDayOf, quarterOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays, daysBetween } from "@/lib/scoring/core/deadlines/working-days";
import type { SeedService } from "./place";
import type { Random } from "./random";
import { insertRows } from "./rows";
import type { Seed } from "./seed";
import { PUBLISHED } from "./texts";

type Answer = Prisma.CitizenAnswerCreateManyInput & {
  mark: number | null;
  elements: string;
  channel: "poster" | "counter" | "slip" | "paper";
  dayText: string;
};

const TIME = ELEMENTS.indexOf("time");

const code = (seed: Seed, length: number) =>
  Array.from({ length }, () => CODE_LETTERS[seed.random.int(0, CODE_LETTERS.length - 1)]).join("");

/** Posters hang since before anybody answered through them. */
const postedOn = (seed: Seed) => dateOf(seed.place.longLog ? firstDayOf(seed.closedQuarters[0] ?? seed.closed) : addDays(seed.day, -90));

/** Services, their codes, what citizens answered, and the totals that follow from it. */
export async function writeServices(seed: Seed): Promise<void> {
  const answers: Answer[] = [];
  for (const service of seed.place.services) {
    const { unit, name, place } = service;
    const serviceId = seed.id();
    await db.service.create({ data: { id: serviceId, unitId: seed.unitId(unit), name }, select: { id: true } });
    const issuedOn = postedOn(seed);
    const poster = { id: seed.id(), serviceId, code: code(seed, 8), place, issuedOn };
    const withdrawnAt = new Date(seed.at.getTime() - 14 * 86_400_000);
    await db.serviceCode.createMany({
      data: [poster, { id: seed.id(), serviceId, code: code(seed, 8), place: `${place} (lama)`, issuedOn, withdrawnAt }],
    });
    await writeSlips(seed, serviceId);
    const chance = seed.chanceOf("answers", unit, name);
    for (let i = 0; i < service.answers; i += 1) answers.push(invent(seed, service, { serviceId, posterId: poster.id }, chance, 0, 80));
    if (seed.place.longLog) {
      // The earlier ones lie in the quarters that are closed.
      const [from, until] = [
        daysBetween(lastDayOf(seed.closed), seed.day),
        daysBetween(firstDayOf(seed.closedQuarters[0] ?? seed.closed), seed.day),
      ];
      for (let i = 0; i < service.earlier; i += 1)
        answers.push(invent(seed, service, { serviceId, posterId: poster.id }, chance, from, until));
    }
  }
  answers.push(...(await writePublished(seed)));
  await insertRows(
    "citizenAnswer",
    answers.map(({ dayText: _dayText, ...answer }) => answer),
  );
  await insertRows("satisfactionTotal", totalsOf(answers));
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

function invent(
  seed: Seed,
  { mood, timeMood = mood, waits, texts }: SeedService,
  { serviceId, posterId }: { serviceId: string; posterId: string },
  random: Random,
  from: number,
  until: number,
): Answer {
  const feel = (of = mood): 1 | 2 | 3 | 4 => {
    const at = random.next() * 0.7 + of * 0.3;
    return at > 0.66 ? 4 : at > 0.3 ? 3 : at > 0.16 ? 2 : 1;
  };
  const mark = feel();
  const channel = random.of(["poster", "poster", "slip", "slip", "slip", "counter", "counter", "paper"] as const);
  const whole = random.chance(0.7);
  const dayText = addDays(seed.day, -random.int(from, until));
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
    elements: skm1.elements.map((_, at) => (whole || random.chance(0.3) ? String(feel(at === TIME ? timeMood : mood)) : "-")).join(""),
    waitBand: random.chance(0.6) ? random.of(waits) : null,
    text: random.chance(0.25) ? random.of(texts[mark]) : null,
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
    data: { id: seed.id(), serviceId, code: code(seed, 8), place: PUBLISHED.place, issuedOn: postedOn(seed) },
    select: { id: true },
  });
  const first = firstDayOf(seed.open);
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
