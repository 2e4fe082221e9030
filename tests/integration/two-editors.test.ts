import { describe, expect, it } from "vitest";
import { AGENCY } from "@/lib/access/types";
import { decide } from "@/lib/achievements/commands";
import { getAchievement } from "@/lib/achievements/queries";
import { getRatingSheet, getSelfSheet } from "@/lib/appraisals/queries";
import { writeMinutes } from "@/lib/dialogues/commands";
import { getDialogue } from "@/lib/dialogues/queries";
import { measure } from "@/lib/facts/queries";
import { closeFollowUp, noteSession, proposeFollowUp } from "@/lib/follow-ups/commands";
import { getFollowUp } from "@/lib/follow-ups/queries";
import { getDraft } from "@/lib/plans/queries";
import { now } from "@/lib/platform/clock";
import { Refused } from "@/lib/platform/refusal";
import { recordRating } from "@/lib/scoring/commands/ratings";
import { recordSelfReport } from "@/lib/scoring/commands/self-reports";
import { changeResult } from "@/lib/scoring/commands/targets";
import type { PeerAnswers } from "@/lib/scoring/core/raters/peer-answers";
import { VALUES } from "@/lib/scoring/core/types";
import { Random } from "@/prisma/seed/random";
import { runs, seed } from "../support/counts";
import { ask, one, rowsOf } from "../support/database";
import { appraisalId, OPEN, openPlan, unitId } from "../support/doors";
import { behind, grant, personId } from "../support/staff";
import { dialogueOf } from "../support/tries/dialogues";

/** What a form shows when it is opened: the version it will carry, and the words that somebody changes. */
type Seen = { version: number; text: string | null };
type Editor = {
  read: () => Promise<Seen>;
  write: (version: number, text: string) => Promise<unknown>;
  /** A change of another kind, that a form which was opened before has not seen either. */
  aside?: () => Promise<unknown>;
};
/** What both have before them, and the words as they are stored, asked of the database itself. */
type Opened = { editors: readonly [Editor, Editor]; stored: () => Promise<string | null> };
type Form = {
  open: () => Promise<Opened>;
  /** Before each interleaving; after it. */
  begin?: (nth: number) => Promise<unknown>;
  end?: () => Promise<unknown>;
  /** Whether the first write that succeeds is the last there can be; each interleaving is of another one then. */
  once?: boolean;
};

/** The one text that a statement finds; null where there is no row. */
const textOf = (sql: string, values: unknown[]) => async () => (await ask<{ text: string | null }>(sql, values))[0]?.text ?? null;

const answers = Object.fromEntries(VALUES.map((value) => [value, "3"])) as PeerAnswers;
/** The plan that is being drafted; its first result is changed by both. */
const PLANNER = "southDoctor";
const DIALOGUE = "southNurseOne";
const REPORTER = behind.employee;
const OWNER = "southPharmacist";
const none = { text: null, owner: "employee" as const, dueOn: null };
let followUp = "";

const FORMS: Record<string, Form> = {
  "a rating": {
    open: async () => {
      const id = await appraisalId("southNutritionist");
      const rates = await grant(behind.rater, "appraisal:rate", id);
      const window: Editor = {
        read: async () => {
          const { version, rating } = await getRatingSheet(rates, 30);
          return { version, text: rating?.note ?? null };
        },
        write: (version, note) => recordRating(rates, { version, workResult: "meets", behaviour: "meets", note }, measure, now()),
      };
      return { editors: [window, window], stored: textOf(`SELECT note AS text FROM appraisal WHERE id = $1`, [id]) }; // one rater in two windows
    },
  },
  "a self report": {
    open: async () => {
      const id = await appraisalId(REPORTER);
      const reports = await grant(REPORTER, "appraisal:report-self", id);
      const window: Editor = {
        read: async () => {
          const { report } = await getSelfSheet(reports);
          return { version: report?.version ?? 0, text: report?.story ?? null };
        },
        write: (version, story) => recordSelfReport(reports, { version, story, obstacle: null, answers }, now()),
      };
      return { editors: [window, window], stored: textOf(`SELECT story AS text FROM self_report WHERE "appraisalId" = $1`, [id]) };
    },
    begin: async (nth) => {
      // in every third, nobody had reported yet: two begin at once
      if (nth % 3 === 0) await ask(`DELETE FROM self_report WHERE "appraisalId" = $1`, [await appraisalId(REPORTER)]);
    },
  },
  "the minutes of a dialogue": {
    open: async () => {
      const { id } = await dialogueOf(DIALOGUE);
      const of = async (who: string): Promise<Editor> => {
        const [reads, minutes] = [await grant(who, "dialogue:read", id), await grant(who, "dialogue:minute", id)];
        const rest = { hinders: null, support: null, nextOn: null, items: {}, new: { "0": none, "1": none, "2": none } };
        return {
          read: async () => {
            const { version, wentWell } = await getDialogue(reads, now());
            return { version, text: wentWell };
          },
          write: (version, wentWell) => writeMinutes(minutes, { version, heldOn: "2026-11-16", wentWell, ...rest }, now()),
        };
      };
      return {
        editors: [await of(behind.rater), await of(DIALOGUE)],
        stored: textOf(`SELECT "wentWell" AS text FROM dialogue WHERE id = $1`, [id]),
      };
    },
  },
  "a follow-up that is closed": {
    once: true,
    begin: async (nth) => {
      const ownerId = await personId(OWNER);
      const goal = `Tujuan ${nth}`;
      const given = { kind: "training" as const, cause: null, goal, steps: null, ownerId, dueOn: "2026-12-20", appraisalId: null };
      followUp = await proposeFollowUp(await grant(behind.rater, "follow-up:propose", ownerId), given, now());
    },
    // so that there is room for the next
    end: () =>
      ask(`UPDATE follow_up SET "closedAt" = now(), dropped = true, outcome = 'x' WHERE id = $1 AND "closedAt" IS NULL`, [followUp]),
    open: async () => {
      const notes = await grant(OWNER, "follow-up:note", followUp);
      const of = async (who: string): Promise<Editor> => {
        const [reads, closes] = [await grant(who, "follow-up:read", followUp), await grant(who, "follow-up:close", followUp)];
        return {
          read: async () => {
            const { version, outcome } = await getFollowUp(reads, now());
            return { version, text: outcome };
          },
          write: (version, outcome) => closeFollowUp(closes, { version, end: "dropped", outcome, competence: null }, now()),
          aside: () => noteSession(notes, { day: "2026-11-18", note: "Bertemu." }, now()),
        };
      };
      return {
        editors: [await of(behind.rater), await of(OWNER)],
        stored: textOf(`SELECT outcome AS text FROM follow_up WHERE id = $1`, [followUp]),
      };
    },
  },
  "a result of a plan that is drafted": {
    open: async () => {
      const { id: planId } = await openPlan(PLANNER);
      const { id } = await one<{ id: string }>(`SELECT id FROM intended_result WHERE "planId" = $1 ORDER BY position LIMIT 1`, [planId]);
      const of = async (who: string): Promise<Editor> => {
        const changes = await grant(who, "plan:change", planId);
        return {
          read: async () => {
            const result = (await getDraft(changes, now())).results.find((each) => each.id === id);
            return { version: result?.version ?? -1, text: result?.title ?? null };
          },
          write: (version, title) =>
            changeResult(changes, id, version, { title, priority: "main", assignedBy: null, perspective: null }, now()),
        };
      };
      return {
        editors: [await of(PLANNER), await of(behind.rater)],
        stored: textOf(`SELECT title AS text FROM intended_result WHERE id = $1`, [id]),
      };
    },
  },
  "what a unit achieved": {
    open: async () => {
      const unit = await unitId("south");
      const of = async (who: string): Promise<Editor> => {
        const [reads, decides] = [await grant(who, "achievements:read", AGENCY), await grant(who, "achievement:decide", unit)];
        return {
          read: async () => {
            const [last] = (await getAchievement(reads, unit, OPEN))?.decisions ?? [];
            return { version: last?.version ?? 0, text: last?.source ?? null };
          },
          write: (version, source) => decide(decides, { period: OPEN, version, value: "good", source }, now()),
        };
      };
      return {
        editors: [await of("officeHead"), await of(behind.personnel)],
        stored: textOf(
          `SELECT source AS text FROM organisation_achievement WHERE "unitId" = $1 AND period = $2 AND "supersededAt" IS NULL`,
          [unit, OPEN],
        ),
      };
    },
  },
};

type Written = { who: 0 | 1; text: string; kept: boolean };

/** Sends one or both at once; a refusal is "changed meanwhile" and nothing else. */
async function writing(editors: readonly [Editor, Editor], all: readonly { who: 0 | 1; text: string; seen: Seen }[]): Promise<Written[]> {
  const settled = await Promise.allSettled(all.map(({ who, text, seen }) => editors[who].write(seen.version, text)));
  return settled.map((each, at) => {
    const { who, text } = all[at] as (typeof all)[number];
    if (each.status === "rejected" && !(each.reason instanceof Refused && each.reason.because === "changed-meanwhile")) throw each.reason;
    return { who, text, kept: each.status === "fulfilled" };
  });
}

/**
 * One interleaving. Both open the form; then, as chance has it, one reads anew, one writes under the version last read, or both write at
 * the same moment. What must come of it is told by who had seen what, and by no version: a write is kept if and only if its writer had
 * seen what stands. Gives how many changes were kept.
 */
async function interleave({ editors, stored }: Opened, once: boolean, random: Random, name: string): Promise<number> {
  /** How often what stands has changed, and which of these each had before the eyes. */
  let stands = 0;
  let over = false;
  let kept = 0;
  const read = async (who: 0 | 1) => ({ stands, ...(await editors[who].read()) });
  const eyes = { 0: await read(0), 1: await read(1) };
  const story: string[] = [];
  let words = 0;
  let before = await stored();
  for (let step = 0; step < 7; step += 1) {
    const who = random.int(0, 1) as 0 | 1;
    const deed = random.int(1, 10);
    if (deed <= 3) {
      eyes[who] = await read(who);
      story.push(`${who} reads`);
      expect(eyes[who].text, story.join(", ")).toBe(before); // the version is of the words it came with
      continue;
    }
    if (deed === 4 && editors[who].aside && !over) {
      await editors[who].aside?.();
      stands += 1;
      kept += 1;
      story.push("aside");
      continue;
    }
    const writers = deed >= 8 ? ([0, 1] as const) : ([who] as const);
    const all = writers.map((each) => {
      words += 1;
      return { who: each, text: `${name} ${words} oleh ${each}`, seen: eyes[each] };
    });
    story.push(`${writers.join(" and ")} writes`);
    const may = over ? [] : writers.filter((each) => eyes[each].stands === stands);
    const written = await writing(editors, all);
    const winners = written.filter((each) => each.kept);
    expect(winners.length, story.join(", ")).toBe(Math.min(1, may.length));
    const [winner] = winners;
    if (winner) {
      expect(may, story.join(", ")).toContain(winner.who);
      expect(eyes[winner.who].text, story.join(", ")).toBe(before); // what it replaced had been before its writer's eyes
      stands += 1;
      kept += 1;
      over = once;
    }
    const after = await stored();
    expect(after, story.join(", ")).toBe(winner ? winner.text : before);
    before = after;
  }
  return kept;
}

describe("two editors of one form", () => {
  it.each(Object.entries(FORMS))("overwrite nothing silently: %s", async (name, form) => {
    const times = runs(500);
    let kept = 0;
    const { n: before } = await one<{ n: number }>(`SELECT count(*)::int AS n FROM ledger`);
    let opened: Opened | undefined;
    for (let at = 0; at < times; at += 1) {
      await form.begin?.(at);
      if (!opened || form.once) opened = await form.open();
      kept += await interleave(opened, form.once === true, new Random(seed + at), `${name} ${at}`);
      await form.end?.();
    }
    expect(kept).toBeGreaterThan(times / 2); // a test in which everything is refused would prove nothing
    // what was refused left no trace, what was kept one each; a follow-up is proposed before each
    expect(await rowsOf("ledger")).toBe(before + kept + (form.once ? times : 0));
  });
});
