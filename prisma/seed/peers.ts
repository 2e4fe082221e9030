import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { makeBatchKey, seal } from "@/lib/platform/sealed-box";
import { lastDayOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import { aggregateResponses } from "@/lib/scoring/core/raters/aggregate";
import { askPeers } from "@/lib/scoring/core/raters/ask-peers";
import type { PeerAnswers, PeerMark } from "@/lib/scoring/core/raters/peer-answers";
import { VALUES } from "@/lib/scoring/core/types";
import { DEMO_ACCOUNTS } from "./people";
import type { SeedCase } from "./place";
import type { Appraised } from "./quarters";
import type { Random } from "./random";
import type { Seed } from "./seed";

const MINIMUM = 5;
const ASKED = 7;
const MARKS: readonly PeerMark[] = ["2", "3", "3", "3", "4", "4", "cannot-judge"];

export const answersOf = (chance: Random, seenBy: SeedCase["seenBy"] = {}) =>
  Object.fromEntries(VALUES.map((value) => [value, chance.of(seenBy[value] ?? MARKS)])) as PeerAnswers;

/**
 * Up to seven with the same rater. In a closed quarter, and where the forms of the open one are closed, the groups have come to
 * their end: released from five answers on, below that destroyed. Elsewhere some have answered, sealed, and the box is closed.
 */
export async function writePeers(seed: Seed, period: string, appraisals: readonly Appraised[]) {
  const open = period === seed.open;
  const asked = askPeers(
    appraisals.map(({ person, rater }) => ({ id: person.key, raterId: rater })),
    ASKED,
    period,
  );
  const groups = await Promise.all(
    appraisals
      .filter(({ person }) => (asked.get(person.key) ?? []).length > 0)
      .map(({ person, id: appraisalId }) => ({ person, appraisalId, id: seed.id() }))
      .map(async ({ person, appraisalId, id }) => {
        const chance = seed.chanceOf("peers", person.key, period);
        const holders = asked.get(person.key) ?? [];
        const ended = !open || seed.unit(person.unit).phase !== "filling";
        const answered = holders.filter((holder) =>
          ended ? holder !== "southVolunteer" : holder !== DEMO_ACCOUNTS.employee && chance.chance(0.35),
        );
        const answers = answered.map(() => answersOf(chance, seed.place.cases[person.key]?.seenBy));
        const publicKey = ended ? new Uint8Array(44) : await makeBatchKey(id);
        return { id, appraisalId, holders, ended, answered, answers, publicKey, enough: answers.length >= MINIMUM };
      }),
  );
  const at = dateOf(open ? addDays(seed.day, -1) : lastDayOf(period));
  await db.responseGroup.createMany({
    data: groups.map(({ id, appraisalId, publicKey, ended, enough, answers }) => ({
      id,
      appraisalId,
      perspective: "peers" as const,
      minimum: MINIMUM,
      publicKey,
      ...(ended &&
        (enough ? { releasedAt: at, answered: answers.length, aggregate: aggregateResponses(answers, MINIMUM) } : { destroyedAt: at })),
    })),
  });
  await db.responseRight.createMany({
    data: groups.flatMap(({ id: groupId, holders, answered, ended }) =>
      holders.map((holder) => ({
        id: seed.id(),
        groupId,
        holderId: seed.personId(holder),
        spentOn: answered.includes(holder) ? dateOf(addDays(open ? seed.day : lastDayOf(period), ended ? -5 : -1)) : null,
      })),
    ),
  });
  await db.response.createMany({
    data: groups.flatMap(({ id: groupId, ended, enough, answers }) =>
      ended && enough ? answers.map((each) => ({ id: seed.plainId(), groupId, answers: each })) : [],
    ),
  });
  await db.boxedResponse.createMany({
    data: groups.flatMap(({ id: groupId, ended, answers, publicKey }) =>
      ended ? [] : answers.map((each) => ({ nonce: crypto.randomUUID(), groupId, sealed: seal(publicKey, JSON.stringify(each)) })),
    ),
  });
}
