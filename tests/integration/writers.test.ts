import { describe, expect, it } from "vitest";
import { recordActivity } from "@/lib/activities/commands/lines";
import { moveAnswers } from "@/lib/citizens/commands";
import { dayOf, now } from "@/lib/platform/clock";
import { submitResponses } from "@/lib/scoring/commands/responses";
import type { PeerAnswers } from "@/lib/scoring/core/raters/peer-answers";
import { VALUES } from "@/lib/scoring/core/types";
import { PEOPLE, WITHOUT_ACCOUNT } from "@/prisma/seed/people";
import { batchOf, mark, more, slips } from "../support/citizens";
import { ask, one, rowsOf } from "../support/database";
import { appraisalId, OPEN, posterOf, rightsOf, serviceId } from "../support/doors";
import { grant, personId } from "../support/staff";

/** Six times as many writers as the pool has connections; each waits, none is lost, and nobody waits for somebody who waits. */
const WRITERS = 64;
const times = <T>(work: (i: number) => Promise<T>) => Promise.all(Array.from({ length: WRITERS }, (_, i) => work(i)));
const answers = Object.fromEntries(VALUES.map((value) => [value, "3"])) as PeerAnswers;

describe("sixty-four writers at once", () => {
  it("at one poster: every answer is stored, once, and counted", async () => {
    const { code } = await posterOf("Pendaftaran loket");
    const id = await serviceId("Pendaftaran loket");
    const total = async () =>
      (
        await one<{ n: number }>(
          `SELECT coalesce(sum(times), 0)::int AS n FROM satisfaction_total WHERE "serviceId" = $1 AND NOT verified`,
          [id],
        )
      ).n;
    const [before, counted] = [await rowsOf("citizen_answer"), await total()];
    const sent = await times(() => mark(code));
    expect(sent.map(({ status }) => status).filter((status) => status !== 303)).toEqual([]);
    expect(await rowsOf("citizen_answer")).toBe(before + WRITERS);
    expect(await total()).toBe(counted + WRITERS);
  });

  it("that complete their answers to and fro: no two wait for each other", async () => {
    const { code } = await posterOf("Poli umum");
    const keys = Array.from({ length: WRITERS }, () => crypto.randomUUID());
    await Promise.all(keys.map((key, i) => mark(code, key, i % 2 === 0 ? "1" : "2")));
    for (let round = 0; round < 3; round += 1) {
      await ask(`DELETE FROM rate_limit`); // a poster takes 240 a minute, and these are more
      const sent = await times((i) => more(code, keys[i] ?? "", { mark: (i + round) % 2 === 0 ? "2" : "1" }));
      expect(sent.map(({ status }) => status).filter((status) => status !== 303)).toEqual([]);
    }
    const wrong = await ask(
      `SELECT t.pattern, t.times FROM satisfaction_total t WHERE t."serviceId" = $1 AND t.period = $2 AND NOT t.verified
       AND t.times <> (SELECT count(*) FROM citizen_answer a WHERE a."serviceId" = t."serviceId" AND a.channel IN ('poster', 'paper')
         AND a.day BETWEEN '2026-10-01' AND '2026-12-31' AND coalesce(a.mark::text, '-') || a.elements = t.pattern)`,
      [await serviceId("Poli umum"), OPEN],
    );
    expect(wrong).toEqual([]);
  });

  it("with a code each: every answer lies in one box and can be read", async () => {
    const codes = await slips("Pengambilan obat", 60);
    codes.push(...(await slips("Pengambilan obat", 4)));
    const sent = await times((i) => mark(codes[i] ?? ""));
    expect(sent.map(({ status }) => status).filter((status) => status !== 303)).toEqual([]);
    const batch = await batchOf("Pengambilan obat");
    expect(batch?.n).toBe(WRITERS);
    expect(await moveAnswers(await grant("job", "answers:move", batch?.id), now())).toEqual({ moved: WRITERS });
  });

  it("of many people: every line of work is stored, with its entry and its event", async () => {
    const people = PEOPLE.filter(({ key, kind }) => kind !== "official" && !WITHOUT_ACCOUNT.includes(key));
    const grants = await Promise.all(people.map(async ({ key }) => grant(key, "activity:record", await personId(key))));
    const before = { activity: await rowsOf("activity"), ledger: await rowsOf("ledger"), event: await rowsOf("event") };
    await times(async (i) => {
      const own = grants[i % grants.length];
      if (!own) throw new Error("nobody to write");
      const empty = { startMinute: null, intendedResultId: null, outputQuantity: null, outputUnit: null };
      await recordActivity(
        own,
        { key: crypto.randomUUID(), day: "2026-11-18", minutes: 5, text: `Ke-${i}`, intent: "submit", ...empty },
        now(),
      );
    });
    expect({ activity: await rowsOf("activity"), ledger: await rowsOf("ledger"), event: await rowsOf("event") }).toEqual({
      activity: before.activity + WRITERS,
      ledger: before.ledger + WRITERS,
      event: before.event + WRITERS,
    });
  });

  it("about their colleagues, each form sent several times: one answer for each right", async () => {
    const keys = [
      "seniorMidwife",
      "northNurseOne",
      "northNurseTwo",
      "northNurseThree",
      "northDoctor",
      "northPharmacist",
      "northRegistrar",
      "northSanitarian",
    ];
    await ask(`UPDATE response_right SET "spentOn" = NULL`);
    await ask(`DELETE FROM boxed_response`);
    const forms = await Promise.all(
      keys.map(async (key) => ({
        own: await grant(key, "peers:respond", await appraisalId(key)),
        responses: (await rightsOf(key)).map(({ id: rightId }) => ({ rightId, nonce: crypto.randomUUID(), answers, words: null })),
      })),
    );
    const sent = await Promise.allSettled(
      Array.from({ length: WRITERS }, (_, i) => {
        const form = forms[i % forms.length];
        if (!form) throw new Error("nobody to answer");
        return submitResponses(form.own, form.responses, dayOf(now()));
      }),
    );
    for (const each of sent) if (each.status === "rejected") expect(each.reason).toMatchObject({ because: "already-answered" });
    const rights = forms.reduce((sum, { responses }) => sum + responses.length, 0);
    // seven about each of eight, seven subordinates about their head, and who acts for the south about one who is rated beside them
    expect(rights).toBe(8 * 7 + 7 + 1);
    expect(await rowsOf("boxed_response")).toBe(rights);
    const { spent } = await one<{ spent: number }>(`SELECT count("spentOn")::int AS spent FROM response_right`);
    expect(spent).toBe(rights);
  });
});
