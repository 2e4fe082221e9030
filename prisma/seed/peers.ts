import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { makeBatchKey, seal } from "@/lib/platform/sealed-box";
import { firstDayOf, lastDayOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import { aggregateResponses } from "@/lib/scoring/core/raters/aggregate";
import { drawRespondents } from "@/lib/scoring/core/raters/assignment-report";
import type { PeerAnswers, PeerMark } from "@/lib/scoring/core/raters/peer-answers";
import { VALUES } from "@/lib/scoring/core/types";
import { DEMO_ACCOUNTS } from "./people";
import type { SeedCase } from "./place";
import { awayBetween } from "./postings";
import type { Appraised } from "./quarters";
import type { Random } from "./random";
import type { Seed } from "./seed";

const TERMS = { wanted: 7, subordinates: 12, minimum: 5, load: 8 };
const MARKS: readonly PeerMark[] = ["2", "3", "3", "3", "4", "4", "cannot-judge"];
type Perspective = "peers" | "subordinates";

export const answersOf = (chance: Random, seenBy: SeedCase["seenBy"] = {}) =>
  Object.fromEntries(VALUES.map((value) => [value, chance.of(seenBy[value] ?? MARKS)])) as PeerAnswers;

const WORDS = [
  "Selalu siap menggantikan ketika ada yang sakit.",
  "Menjelaskan prosedur baru kepada kami dengan sabar.",
  "Catatan serah terima dinas malam kadang terlambat.",
  "Mengingatkan dengan sopan bila ada yang terlewat.",
  "Hasil pemeriksaan rapi dan mudah ditelusuri.",
];

/** About whom only four answered in the last closed quarter, so that what they said was destroyed unread. */
const FEW: Record<Perspective, readonly string[]> = { peers: ["northRegistrar"], subordinates: ["northHead"] };

/** About whom the last on the list gave the right up, in every quarter: nobody else could be asked, so that six were left. */
const DECLINED = ["southNurseOne", "southPharmacist"];

/**
 * Respondents as the application assigns them, by team and unit. In a closed quarter, and where the forms of the open one are closed, the
 * groups have come to their end: released from five answers on, below that destroyed. Elsewhere some have answered, sealed, and the box is closed.
 */
export async function writePeers(seed: Seed, period: string, appraisals: readonly Appraised[]) {
  const open = period === seed.open;
  const [first, last] = [firstDayOf(period), lastDayOf(period)];
  const day = open ? seed.day : last;
  const headsAbove = (key: string | null): string[] =>
    key === null ? [] : [seed.unit(key).head ?? "", ...headsAbove(seed.unit(key).parent)].filter((head) => head !== "");
  const terms = { ...TERMS, seed: period };
  const { peers, subordinates, report } = drawRespondents(
    appraisals.map(({ person, rater }) => ({
      id: person.key,
      raterId: rater,
      superiorIds: headsAbove(seed.unitOn(person, day)),
      circles: [`team ${rater}`, `unit ${seed.unitOn(person, day)}`],
      responds: !awayBetween(seed, person.key, last, last),
      isAskedAbout: !awayBetween(seed, person.key, first, last),
    })),
    terms,
  );
  const { lacking, ...told } = report;
  await db.quarter.update({ where: { period }, data: { seed: terms.seed, assignment: told }, select: { period: true } });
  await db.respondentLack.createMany({
    data: lacking.map(({ employeeId, ...lack }) => ({ ...lack, period, employeeId: seed.personId(employeeId) })),
  });
  const declined = (key: string) => (DECLINED.includes(key) ? (peers.get(key) ?? []).slice(-1) : []);
  const asked = appraisals.flatMap(({ person, id: appraisalId }) => [
    {
      person,
      appraisalId,
      perspective: "peers" as const,
      holders: (peers.get(person.key) ?? []).filter((each) => !declined(person.key).includes(each)),
    },
    { person, appraisalId, perspective: "subordinates" as const, holders: subordinates.get(person.key) ?? [] },
  ]);
  const groups = await Promise.all(
    asked
      .filter(({ holders }) => holders.length > 0)
      .map((group) => ({ ...group, id: seed.id() }))
      .map(async ({ person, appraisalId, perspective, holders, id }) => {
        const chance = seed.chanceOf(perspective, person.key, period);
        const ended = !open || seed.unit(person.unit).phase !== "filling";
        const few = period === seed.closed && FEW[perspective].includes(person.key);
        const answered = holders.filter((holder, at) =>
          ended ? holder !== "southVolunteer" && !(few && at >= 4) : holder !== DEMO_ACCOUNTS.employee && chance.chance(0.35),
        );
        const answers = answered.map(() => answersOf(chance, perspective === "peers" ? seed.place.cases[person.key]?.seenBy : {}));
        const words = answers.map(() => (chance.chance(0.4) ? chance.of(WORDS) : null));
        const publicKey = ended ? new Uint8Array(44) : await makeBatchKey(id);
        return {
          id,
          person,
          appraisalId,
          perspective,
          holders,
          ended,
          answered,
          answers,
          words,
          publicKey,
          enough: answers.length >= TERMS.minimum,
        };
      }),
  );
  const at = dateOf(open ? addDays(seed.day, -1) : last);
  await db.responseGroup.createMany({
    data: groups.map(({ id, appraisalId, perspective, publicKey, ended, enough, answers }) => ({
      id,
      appraisalId,
      perspective,
      minimum: TERMS.minimum,
      publicKey,
      ...(ended &&
        (enough
          ? { releasedAt: at, answered: answers.length, aggregate: aggregateResponses(answers, TERMS.minimum) }
          : { destroyedAt: at })),
    })),
  });
  await db.respondentDecline.createMany({
    data: groups.flatMap(({ id: groupId, person, perspective }) =>
      perspective === "peers"
        ? declined(person.key).map((holder) => ({
            groupId,
            holderId: seed.personId(holder),
            reason: "too_little" as const,
            day: dateOf(addDays(open ? seed.day : last, -6)),
          }))
        : [],
    ),
  });
  await db.responseRight.createMany({
    data: groups.flatMap(({ id: groupId, holders, answered, ended }) =>
      holders.map((holder) => ({
        id: seed.id(),
        groupId,
        holderId: seed.personId(holder),
        spentOn: answered.includes(holder) ? dateOf(addDays(open ? seed.day : last, ended ? -5 : -1)) : null,
      })),
    ),
  });
  const released = groups.filter(({ ended, enough }) => ended && enough);
  await db.response.createMany({
    data: released.flatMap(({ id: groupId, answers }) => answers.map((each) => ({ id: seed.plainId(), groupId, answers: each }))),
  });
  await db.responseText.createMany({
    data: released.flatMap(({ id: groupId, words }) =>
      words.flatMap((text) => (text === null ? [] : [{ id: seed.plainId(), groupId, text }])),
    ),
  });
  await db.boxedResponse.createMany({
    data: groups.flatMap(({ id: groupId, ended, answers, words, publicKey }) =>
      ended
        ? []
        : answers.map((marks, at) => ({
            nonce: crypto.randomUUID(),
            groupId,
            sealed: seal(publicKey, JSON.stringify({ marks, words: words[at] ?? null })),
          })),
    ),
  });
}
