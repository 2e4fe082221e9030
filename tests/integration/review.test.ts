import { describe, expect, it } from "vitest";
import { approveActivities, undoDecision } from "@/lib/activities/actions";
import { changeActivity, recordActivity } from "@/lib/activities/commands/lines";
import { approveLines, reviewActivity, undoReview } from "@/lib/activities/commands/reviews";
import { getActivity, getQueue, getQueueOverview, listDeeds } from "@/lib/activities/queries";
import type { ActivityInput, QueueFilter } from "@/lib/activities/schema";
import { dayOf, now } from "@/lib/platform/clock";
import { ask, meeting, one, rowsOf, writesNothing } from "../support/database";
import { h } from "../support/law";
import { as, behind, grant, personId, send } from "../support/staff";

const RATER = "northHead";
const WHO = "northNurseTwo";
const NOBODYS = "01900000-0000-7000-8000-000000000000";
const line = (changes: Partial<ActivityInput>): ActivityInput => ({
  day: dayOf(now()),
  startMinute: 480,
  minutes: 5,
  text: "Pengkajian awal pasien",
  intendedResultId: null,
  outputQuantity: h(100),
  outputUnit: "pasien",
  intent: "submit",
  ...changes,
});

type Stored = {
  id: string;
  version: number;
  decision: string | null;
  waiting: boolean;
  routine: boolean;
  kinds: string[];
};
const stored = (id: string) =>
  one<Stored>(
    `SELECT id, version, decision, routine, "submittedAt" IS NOT NULL AND "decidedAt" IS NULL AS waiting,
       ARRAY(SELECT x->>'kind' FROM jsonb_array_elements(exceptions) x) AS kinds FROM activity WHERE id = $1`,
    [id],
  );
async function write(changes: Partial<ActivityInput> = {}, who = WHO): Promise<Stored> {
  const key = crypto.randomUUID();
  await recordActivity(await grant(who, "activity:record", await personId(who)), { key, ...line(changes) }, now());
  return stored((await one<{ id: string }>(`SELECT id FROM activity WHERE key = $1`, [key])).id);
}
const correct = async (id: string, version: number, changes: Partial<ActivityInput>, who = WHO) =>
  changeActivity(await grant(who, "activity:change", id), { version, ...line(changes) }, now());
/** As an ordinary line of an ordinary day: what else the seed holds of today says nothing of it. */
const routine = (id: string) => ask(`UPDATE activity SET exceptions = '[]', routine = true WHERE id = $1`, [id]);
async function ordinary(text: string, who = WHO): Promise<Stored> {
  const written = await write({ text }, who);
  await routine(written.id);
  return stored(written.id);
}
const approve = async (lines: readonly { id: string; version: number }[], who = RATER) =>
  approveLines(await grant(who, "team:review", await personId(who)), lines, now());
const review = async ({ id, version }: Stored, decision: "approved" | "returned", reason: string | null = null) =>
  reviewActivity(await grant(RATER, "activity:review", id), { version, decision, reason }, now());
const deedOf = async (activityId: string) =>
  (
    await one<{ id: string }>(`SELECT "deedId" AS id FROM activity_review WHERE "activityId" = $1 ORDER BY at DESC, id DESC LIMIT 1`, [
      activityId,
    ])
  ).id;
const undo = async (deedId: string, who = RATER) => undoReview(await grant(who, "review:undo", deedId), now());

describe("what of a line deserves a look", () => {
  it("follows what stands beside it: a day that becomes too full says so of all its lines, and takes it back", async () => {
    const on = { day: "2026-11-09" }; // a Monday; the seed's lines of that day are decided
    await ask(
      `UPDATE activity SET "submittedAt" = NULL, "decidedAt" = NULL, decision = NULL, reason = NULL WHERE "employeeId" = $1 AND day = $2`,
      [await personId(WHO), on.day],
    );
    const first = await write({ ...on, text: "Satu", minutes: 200 });
    const second = await write({ ...on, text: "Dua", minutes: 100 });
    expect([(await stored(first.id)).kinds, second.kinds]).toEqual([["late"], ["late"]]); // 18 November is seven working days later
    const third = await write({ ...on, text: "Tiga", minutes: 1 });
    for (const { id } of [first, second, third]) expect((await stored(id)).kinds).toEqual(["over-day", "late"]);
    await correct(third.id, 0, { ...on, text: "Tiga", intent: "draft" });
    for (const { id } of [first, second]) expect((await stored(id)).kinds).toEqual(["late"]);
    expect((await stored(first.id)).version).toBe(0); // whoever has it on the screen may still decide it
  });

  it("counts the same words with the same minutes in a fortnight, and a line that was returned", async () => {
    const twins = [];
    for (const on of ["2026-11-14", "2026-11-15", "2026-11-07", "2026-11-08"])
      twins.push(await write({ day: on, text: "Kembar", minutes: 7 }));
    const [first, second] = [twins[0], twins[1]];
    // From 2 to 15 November four stand; up to the 14th there are three.
    expect((await stored(second?.id ?? "")).kinds).toContain("same-text");
    expect((await stored(first?.id ?? "")).kinds).not.toContain("same-text");

    const back = await write({ day: "2026-11-15", text: "Bolak-balik" });
    await review(back, "returned", "Jumlahnya keliru.");
    await correct(back.id, 1, { day: "2026-11-15", text: "Bolak-balik" });
    const [kept] = await ask(`SELECT exceptions FROM activity WHERE id = $1`, [back.id]);
    expect(kept?.exceptions).toContainEqual({ kind: "returned-before", times: 1, reason: "Jumlahnya keliru." });
  });
});

describe("the queue", () => {
  const queue = async (filter: QueueFilter = {}, who: string = behind.rater) =>
    getQueue(await grant(who, "team:read", await personId(who)), filter, null, now());
  const overview = async (filter: QueueFilter = {}, who: string = behind.rater) =>
    getQueueOverview(await grant(who, "team:read", await personId(who)), filter, now());

  it("shows a rater exactly those who are rated today, the exceptions first, then the oldest", async () => {
    const { lines } = await queue();
    const order = lines.map(({ exceptions, submittedAt }) => [Number(exceptions.length === 0), submittedAt.getTime()]);
    expect(order).toEqual(order.toSorted(([a = 0, at = 0], [b = 0, then = 0]) => a - b || at - then));
    expect(new Set(order.map(([plain]) => plain)).size).toBe(2);
    const names = await ask<{ name: string; n: number }>(
      `SELECT e.name, count(*)::int AS n FROM activity a JOIN employee e ON e.id = a."employeeId" JOIN unit u ON u.id = e."unitId"
       WHERE a."submittedAt" IS NOT NULL AND a."decidedAt" IS NULL AND u."shortName" = 'Puskesmas Selatan' AND e.id <> $1 GROUP BY 1`,
      [await personId(behind.rater)],
    );
    const { all, people } = await overview();
    expect(all).toMatchObject({ people: names.length, lines: names.reduce((sum, { n }) => sum + n, 0) });
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining([...new Set(lines.map(({ employeeName }) => employeeName))]));
    expect(people.filter(({ lines: n }) => n > 0).length).toBe(names.length);
  });

  it.each<[string, () => Promise<QueueFilter>, string]>([
    ["a person", async () => ({ person: await personId("southMidwife") }), `e.name = (SELECT name FROM employee WHERE id = $2)`],
    ["no result", async () => ({ result: "none" }), `a."intendedResultId" IS NULL AND $2::text IS NULL`],
    ["only exceptions", async () => ({ look: "first" }), `a.exceptions <> '[]' AND $2::text IS NULL`],
    ["today", async () => ({ when: "today" }), `a.day = '2026-11-18' AND $2::text IS NULL`],
    ["this week", async () => ({ when: "week" }), `a.day >= '2026-11-16' AND $2::text IS NULL`],
    ["before this week", async () => ({ when: "before" }), `a.day < '2026-11-16' AND $2::text IS NULL`],
  ])("is narrowed to %s, and counts what is left", async (_what, of, where) => {
    await write({ day: "2026-11-13", text: "Jumat lalu" }, "southMidwife");
    const filter = await of();
    const { n } = await one<{ n: number }>(
      `SELECT count(*)::int AS n FROM activity a JOIN ratees_on($1, '2026-11-18') r ON r."employeeId" = a."employeeId" JOIN employee e ON e.id = a."employeeId"
       WHERE a."submittedAt" IS NOT NULL AND a."decidedAt" IS NULL AND ${where}`,
      [await personId(behind.rater), filter.person ?? null],
    );
    expect(n).toBeGreaterThan(0);
    expect((await queue(filter)).lines.length).toBe(Math.min(32, n));
    const { shown, all } = await overview(filter);
    expect(shown.lines).toBe(n);
    expect(all).toEqual((await overview()).all);
  });

  it("is narrowed to somebody whom one does not rate: to nothing", async () => {
    expect((await queue({ person: await personId(WHO) })).lines).toEqual([]);
    expect((await overview({ person: await personId(WHO) })).shown).toEqual({ lines: 0, people: 0, exceptions: 0 });
  });
});

describe("several at once", () => {
  it("are each a decision with its review and its ledger row, and one deed; every author hears of it once", async () => {
    const lines = [];
    for (const who of [WHO, "northDoctor", "northPharmacist"]) for (const text of ["Satu", "Dua"]) lines.push(await ordinary(text, who));
    const before = { review: await rowsOf("activity_review"), ledger: await rowsOf("ledger"), event: await rowsOf("event") };
    expect(await approve(lines)).toEqual({ lines: 6, people: 3, left: [] });
    expect(await rowsOf("activity_review")).toBe(before.review + 6);
    expect(await rowsOf("ledger")).toBe(before.ledger + 6);
    expect(await rowsOf("event")).toBe(before.event + 4); // three authors and the rater's other screens
    for (const { id } of lines) expect(await stored(id)).toMatchObject({ decision: "approved", version: 1 });
    expect(new Set(await Promise.all(lines.map(({ id }) => deedOf(id)))).size).toBe(1);
    const [kept] = await ask(`SELECT judged FROM activity_review WHERE "activityId" = $1`, [lines[0]?.id]);
    expect(kept?.judged).toEqual({
      day: "2026-11-18",
      startMinute: 480,
      minutes: 5,
      text: "Satu",
      intendedResultId: null,
      outputQuantity: 100,
      outputUnit: "pasien",
    });
    const entries = await ask(`SELECT permission, "subjectId" FROM ledger ORDER BY at DESC, id DESC LIMIT 6`);
    expect(new Set(entries.map(({ permission }) => permission))).toEqual(new Set(["team:review"]));
    expect(entries.map(({ subjectId }) => subjectId).toSorted()).toEqual(lines.map(({ id }) => id).toSorted());
  });

  it("leave what changed meanwhile, was decided already or deserves a look, and name it", async () => {
    const [good, changed, decided, heavy] = [
      await ordinary("Baik"),
      await ordinary("Berubah"),
      await ordinary("Sudah"),
      await ordinary("Berat"),
    ];
    await correct(changed.id, 0, { text: "Berubah, lain" });
    await review(decided, "approved");
    await ask(`UPDATE activity SET exceptions = '[{"kind":"nothing-named"}]', routine = false WHERE id = $1`, [heavy.id]);
    const { left, ...done } = await approve([good, changed, decided, heavy]);
    expect(done).toEqual({ lines: 1, people: 1 });
    expect(left.map(({ text }) => text).toSorted()).toEqual(["Berat", "Berubah, lain", "Sudah"]);
    expect(await stored(changed.id)).toMatchObject({ waiting: true });
    expect(await stored(heavy.id)).toMatchObject({ waiting: true });
    await writesNothing(() => expect(approve([changed, heavy])).rejects.toMatchObject({ because: "changed-meanwhile" }));
  });

  it("are never lines of somebody whom one does not rate, and say nothing of them", async () => {
    const [mine, foreign] = [await ordinary("Milik sendiri"), await ordinary("Milik selatan", "southMidwife")];
    expect(await approve([mine, foreign])).toEqual({ lines: 1, people: 1, left: [] });
    expect(await stored(foreign.id)).toMatchObject({ waiting: true, version: 0 });
    await writesNothing(() => expect(approve([foreign])).rejects.toMatchObject({ because: "changed-meanwhile" }));
    await expect(grant("southHead", "team:review", await personId(RATER))).rejects.toMatchObject({ because: "not-found" });
  });

  it.each<[string, Record<string, string | readonly string[]>]>([
    ["nothing chosen", { what: "chosen" }],
    ["nothing shown", { what: "shown", "chosen[]": `${crypto.randomUUID()}.0` }],
    ["no choice", { "chosen[]": `${crypto.randomUUID()}.0` }],
    ["no version", { what: "chosen", "chosen[]": crypto.randomUUID() }],
    ["no id", { what: "chosen", "chosen[]": "semua.0" }],
    ["101 lines", { what: "chosen", "chosen[]": Array.from({ length: 101 }, () => `${crypto.randomUUID()}.0`) }],
    ["a line twice", { what: "chosen", "chosen[]": [`${NOBODYS}.0`, `${NOBODYS}.1`] }],
    ["a field that is none", { what: "chosen", "chosen[]": `${crypto.randomUUID()}.0`, decision: "approved" }],
  ])("are refused with %s", async (_what, fields) => {
    const employeeId = await personId(RATER);
    await as(RATER, async () => undefined); // signing in writes a session
    const answer = await writesNothing(() => as(RATER, () => send(approveActivities, { employeeId, ...fields })));
    expect(answer).toMatchObject({ status: "invalid" });
  });

  it("are judged once where two do it at once, in whichever order they name them", async () => {
    const lines = [await ordinary("Serentak"), await ordinary("Serentak", "northDoctor"), await ordinary("Serentak", "northPharmacist")];
    const outcomes = await meeting(
      `SELECT 1 FROM employee WHERE id = $1 FOR UPDATE`,
      [await personId(WHO)],
      [() => approve(lines), () => approve(lines.toReversed()), () => approve(lines.slice(1))],
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBe(1);
    for (const { id } of lines) {
      const { n } = await one<{ n: number }>(`SELECT count(*)::int AS n FROM activity_review WHERE "activityId" = $1`, [id]);
      expect(n).toBe(1);
    }
  });

  it("wait for an author who is changing one of them, and leave it", async () => {
    const [kept, moved] = [await ordinary("Tetap"), await ordinary("Disunting")];
    const [edited, approved] = await meeting<unknown>(
      `SELECT 1 FROM employee WHERE id = $1 FOR UPDATE`,
      [await personId(WHO)],
      [() => correct(moved.id, 0, { text: "Disunting lagi" }), () => approve([kept, moved])],
    );
    expect(edited?.status).toBe("fulfilled");
    // A correction weighs the author's lines anew: today holds more than 300 minutes, so that none of them is routine any more.
    const left =
      approved?.status === "fulfilled" ? (approved.value as { left: { text: string }[] }).left.map(({ text }) => text) : ["refused"];
    expect(left.some((text) => text === "Disunting lagi" || text === "refused")).toBe(true);
    expect(await stored(moved.id)).toMatchObject({ waiting: true, version: 1 });
  });
});

describe("a decision taken back", () => {
  it("is undone whole within a minute: the lines wait again, and ledger and history keep both", async () => {
    const lines = [await ordinary("Urung"), await ordinary("Urung", "northDoctor")];
    await approve(lines);
    const id = await deedOf(lines[0]?.id ?? "");
    const me = await grant(RATER, "team:read", await personId(RATER));
    expect((await listDeeds(me, now())).find((deed) => deed.id === id)).toMatchObject({
      lines: 2,
      people: 2,
      undone: 0,
      decision: "approved",
    });
    expect(await undo(id)).toEqual({ lines: 2, people: 2, left: [] });
    for (const each of lines) {
      expect(await stored(each.id)).toMatchObject({ waiting: true, decision: null, version: 2 });
      const entries = await ask(`SELECT permission FROM ledger WHERE "subjectId" = $1 ORDER BY at, id`, [each.id]);
      expect(entries.map(({ permission }) => permission)).toEqual(["activity:record", "team:review", "review:undo"]);
      const sheet = await getActivity(await grant(RATER, "activity:read", each.id));
      expect(sheet).toMatchObject({ state: "waiting", reviews: [{ decision: "approved", undone: true }] });
    }
    expect((await listDeeds(me, now())).find((deed) => deed.id === id)).toMatchObject({ undone: 2 });
    await expect(undo(id)).rejects.toMatchObject({ because: "already-undone" });
    await review(await stored(lines[0]?.id ?? ""), "returned", "Setelah dipikir lagi.");
    expect(await stored(lines[0]?.id ?? "")).toMatchObject({ decision: "returned", version: 3 });
  });

  it("stands once the minute has passed, whatever the page still shows", async () => {
    const each = await ordinary("Lewat");
    await review(each, "approved");
    const id = await deedOf(each.id);
    const age = (seconds: number) =>
      ask(`UPDATE activity_review SET at = at - make_interval(secs => $2) WHERE "deedId" = $1`, [id, seconds]);
    await age(50);
    await grant(RATER, "review:undo", id); // still may
    await age(11);
    const answer = await writesNothing(() => as(RATER, () => send(undoDecision, { deedId: id })));
    expect(answer).toMatchObject({ status: "refused" });
    await expect(undo(id)).rejects.toMatchObject({ because: "undo-over" });
    expect(await stored(each.id)).toMatchObject({ decision: "approved" });
    const me = await grant(RATER, "team:read", await personId(RATER));
    expect((await listDeeds(me, now())).some((deed) => deed.id === id)).toBe(false);
  });

  it("is for who decided alone", async () => {
    const each = await ordinary("Milik siapa");
    await review(each, "approved");
    const id = await deedOf(each.id);
    for (const who of [WHO, behind.rater, behind.head, behind.personnel])
      await expect(undo(id, who)).rejects.toMatchObject({ because: "not-found" });
    await expect(undo(crypto.randomUUID())).rejects.toMatchObject({ because: "not-found" });
    await expect(undo(each.id)).rejects.toMatchObject({ because: "not-found" });
  });

  it("leaves a returned line that its author has changed since, and says so", async () => {
    const each = await ordinary("Sudah diperbaiki");
    await review(each, "returned", "Kurang jelas.");
    const id = await deedOf(each.id);
    await correct(each.id, 1, { text: "Sudah diperbaiki, lebih jelas" });
    await writesNothing(() => expect(undo(id)).rejects.toMatchObject({ because: "changed-meanwhile" }));
    expect(await stored(each.id)).toMatchObject({ waiting: true, version: 2 });
  });

  it("is taken back once where two screens do it at once", async () => {
    const each = await ordinary("Dua layar");
    await review(each, "approved");
    const id = await deedOf(each.id);
    const given = await grant(RATER, "review:undo", id);
    const both = await meeting(
      `SELECT 1 FROM employee WHERE id = $1 FOR UPDATE`,
      [await personId(WHO)],
      [() => undoReview(given, now()), () => undoReview(given, now())],
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await stored(each.id)).toMatchObject({ waiting: true, version: 2 });
  });
});
