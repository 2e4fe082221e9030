import { describe, expect, it } from "vitest";
import { changeActivity, recordActivity } from "@/lib/activities/commands/lines";
import { reviewActivity } from "@/lib/activities/commands/reviews";
import { getWeek } from "@/lib/activities/queries";
import type { ActivityInput } from "@/lib/activities/schema";
import { dayOf, now } from "@/lib/platform/clock";
import type { Invalid } from "@/lib/platform/refusal";
import { ask, one, rowsOf, writesNothing } from "../support/database";
import { activityId } from "../support/doors";
import { problems } from "../support/problems";
import { grant, ledger, personId, staff } from "../support/staff";

const WHO = "northNurseTwo";
const line = (changes: Partial<ActivityInput> = {}): ActivityInput => ({
  day: dayOf(now()),
  startMinute: 480,
  minutes: 60,
  text: "Pengkajian awal pasien",
  intendedResultId: null,
  outputQuantity: null,
  outputUnit: null,
  intent: "submit",
  ...changes,
});
const write = async (changes: Partial<ActivityInput> = {}, key: string = crypto.randomUUID(), who = WHO) =>
  recordActivity(await grant(who, "activity:record", await personId(who)), { key, ...line(changes) }, now());

const minutesOn = async (day: string, who = WHO) =>
  (
    await one<{ sum: number }>(`SELECT coalesce(sum(minutes), 0)::int AS sum FROM activity WHERE "employeeId" = $1 AND day = $2`, [
      await personId(who),
      day,
    ])
  ).sum;

describe("recording", () => {
  it("stores one line for twenty sends of one form at once, and answers every one alike", async () => {
    const before = { activity: await rowsOf("activity"), ledger: await rowsOf("ledger"), event: await rowsOf("event") };
    const key = crypto.randomUUID();
    const sent = await Promise.allSettled(Array.from({ length: 20 }, () => write({}, key)));
    expect(sent.filter(({ status }) => status === "rejected")).toEqual([]);
    expect(await rowsOf("activity")).toBe(before.activity + 1);
    expect(await rowsOf("ledger")).toBe(before.ledger + 1);
    expect(await rowsOf("event")).toBe(before.event + 1);
  });

  it("finds a line of a whole day that was sent before, though the day is full of it", async () => {
    const key = crypto.randomUUID();
    const day = "2026-10-04"; // a Sunday on which nothing else is logged
    await write({ day, minutes: 1_440 }, key);
    await writesNothing(() => write({ day, minutes: 1_440 }, key));
  });

  it("does not take other words for the line that the same form sent before", async () => {
    const key = crypto.randomUUID();
    await write({ text: "Senam lansia" }, key);
    for (const other of [{ text: "Senam lansia dan penyuluhan" }, { text: "Senam lansia", minutes: 90 }])
      await writesNothing(() => expect(write(other, key)).rejects.toMatchObject({ because: "changed-meanwhile" }));
    await writesNothing(() =>
      expect(write({ text: "Senam lansia" }, key, "northNurseOne")).rejects.toMatchObject({ because: "changed-meanwhile" }),
    );
  });

  it("does not fill a day over its 1,440 minutes by ten lines at once", async () => {
    const day = "2026-10-11"; // a Sunday
    // 10 x 200 minutes; seven fit (1,400), an eighth would be 1,600.
    const sent = await Promise.allSettled(Array.from({ length: 10 }, () => write({ day, minutes: 200 })));
    expect(sent.filter(({ status }) => status === "fulfilled").length).toBe(7);
    expect(await minutesOn(day)).toBe(1_400);
    for (const each of sent) if (each.status === "rejected") expect((each.reason as Invalid).problems[0]?.key).toBe("activity.dayFull");
  });

  it.each<[string, Partial<ActivityInput>, string, string]>([
    ["tomorrow", { day: "2026-11-19" }, "day", "activity.future"],
    ["before the quarter", { day: "2026-09-30" }, "day", "activity.tooEarly"],
    ["more than a day holds", { day: "2026-10-18", minutes: 1_441 }, "minutes", "activity.dayFull"],
  ])("refuses %s", async (_what, changes, path, key) => {
    expect(await writesNothing(() => problems(write(changes)))).toMatchObject([{ path, key }]);
  });

  it("takes the quarter's first day and today", async () => {
    for (const day of ["2026-10-01", "2026-11-18"]) expect(await problems(write({ day, minutes: 10 }))).toEqual([]);
  });

  it("says how much of a day is left", async () => {
    await write({ day: "2026-10-25", minutes: 1_000 });
    // 1,440 - 1,000 = 440
    expect(await problems(write({ day: "2026-10-25", minutes: 441 }))).toMatchObject([{ key: "activity.dayFull", values: { left: 440 } }]);
    expect(await problems(write({ day: "2026-10-25", minutes: 440 }))).toEqual([]);
    expect(await problems(write({ day: "2026-10-25", minutes: 1 }))).toMatchObject([{ key: "activity.dayFull", values: { left: 0 } }]);
  });

  it("names an own result of a set plan, and nobody else's", async () => {
    const resultOf = async (who: string) =>
      (
        await one<{ id: string }>(`SELECT r.id FROM intended_result r JOIN plan p ON p.id = r."planId" WHERE p."employeeId" = $1 LIMIT 1`, [
          await personId(who),
        ])
      ).id;
    const foreign = await writesNothing(async () => problems(write({ intendedResultId: await resultOf("southNurseOne"), minutes: 5 })));
    expect(foreign).toMatchObject([{ path: "intendedResultId", key: "activity.notYourResult" }]);
    expect(await problems(write({ intendedResultId: await resultOf(WHO), minutes: 5 }))).toEqual([]);
    await ask(`UPDATE plan SET "setOn" = NULL, "setById" = NULL, "setAs" = NULL WHERE "employeeId" = $1`, [await personId(WHO)]);
    expect(await problems(write({ intendedResultId: await resultOf(WHO), minutes: 5 }))).toMatchObject([{ key: "activity.notYourResult" }]);
  });

  it("shows a draft, and counts its minutes, to its author alone", async () => {
    const day = "2026-10-12";
    await write({ day, text: "Belum dikirim", minutes: 7, intent: "draft" });
    const id = (await one<{ id: string }>(`SELECT id FROM activity WHERE text = 'Belum dikirim'`)).id;
    const weekOf = async (reader: string) => getWeek(await grant(reader, "activities:read", await personId(WHO)), day, null);
    const minutesIn = async (reader: string) => (await weekOf(reader)).days[0]?.minutes ?? 0;
    expect((await weekOf(WHO)).lines.map((each) => each.id)).toContain(id);
    expect((await grant(WHO, "activity:read", id)).subjectId).toBe(id);
    for (const reader of ["northHead", "personnelOfficer"]) {
      expect((await weekOf(reader)).lines.map((each) => each.id)).not.toContain(id);
      expect((await minutesIn(WHO)) - (await minutesIn(reader))).toBe(7);
      await expect(grant(reader, "activity:read", id)).rejects.toMatchObject({ because: "not-found" });
    }
  });

  it("tells the rater of a line that waits, and nobody of a draft", async () => {
    await write({ minutes: 5 });
    const [told] = await ask(`SELECT "audienceId" FROM event ORDER BY id DESC LIMIT 1`);
    expect(told?.audienceId).toBe(await personId("northHead"));
    await write({ minutes: 5, intent: "draft" });
    const [draft] = await ask(`SELECT "audienceId" FROM event ORDER BY id DESC LIMIT 1`);
    expect(draft?.audienceId).toBe(null);
    expect((await ledger(1))[0]).toMatchObject({ byId: (await staff(WHO)).id, permission: "activity:record" });
  });
});

describe("reviewing and correcting", () => {
  const mine = async (text: string) => activityId(WHO, `text = '${text}'`);
  const stateOf = async (id: string) =>
    one<{ decision: string | null; reason: string | null; version: number; text: string; waiting: boolean }>(
      `SELECT decision, reason, version, text, "submittedAt" IS NOT NULL AND "decidedAt" IS NULL AS waiting FROM activity WHERE id = $1`,
      [id],
    );
  const review = async (id: string, version: number, decision: "approved" | "returned", reason: string | null = null) =>
    reviewActivity(await grant("northHead", "activity:review", id), { version, decision, reason }, now());
  const correct = async (id: string, version: number, changes: Partial<ActivityInput>) =>
    changeActivity(await grant(WHO, "activity:change", id), { version, ...line(changes) }, now());

  it("returns a line with its reason, takes it back corrected with its reviews kept, and approves it for good", async () => {
    await write({ text: "Putaran", minutes: 45, day: "2026-11-09" });
    const id = await mine("Putaran");
    expect(await stateOf(id)).toMatchObject({ waiting: true, version: 0 });
    await review(id, 0, "returned", "Tanggalnya keliru.");
    expect(await stateOf(id)).toMatchObject({ decision: "returned", reason: "Tanggalnya keliru.", version: 1 });
    await expect(grant("northHead", "activity:review", id)).rejects.toMatchObject({ because: "already-decided" });

    await correct(id, 1, { text: "Putaran, dibetulkan", day: "2026-11-10", minutes: 40 });
    expect(await stateOf(id)).toMatchObject({ decision: null, reason: null, version: 2, waiting: true, text: "Putaran, dibetulkan" });
    await review(id, 2, "approved", "tidak disimpan");
    expect(await stateOf(id)).toMatchObject({ decision: "approved", reason: null, version: 3 });

    const reviews = await ask(
      `SELECT decision, reason, judged->>'text' AS text, judged->>'day' AS day, (judged->>'minutes')::int AS minutes, "byId" FROM activity_review WHERE "activityId" = $1 ORDER BY at, id`,
      [id],
    );
    const byId = await personId("northHead");
    expect(reviews).toEqual([
      { decision: "returned", reason: "Tanggalnya keliru.", text: "Putaran", day: "2026-11-09", minutes: 45, byId },
      { decision: "approved", reason: null, text: "Putaran, dibetulkan", day: "2026-11-10", minutes: 40, byId },
    ]);
    await expect(grant(WHO, "activity:change", id)).rejects.toMatchObject({ because: "already-decided" });
  });

  it("keeps an approved line even from a grant that was given before it was approved", async () => {
    await write({ text: "Lomba", day: "2026-11-09", minutes: 5 });
    const id = await mine("Lomba");
    const early = await grant(WHO, "activity:change", id);
    await review(id, 0, "approved");
    for (const version of [0, 1])
      await expect(changeActivity(early, { version, ...line({ text: "Diganti" }) }, now())).rejects.toMatchObject({
        because: "changed-meanwhile",
      });
    expect(await stateOf(id)).toMatchObject({ text: "Lomba", decision: "approved" });
  });

  it("judges a line once when two review it at once, and never one that was changed after it was seen", async () => {
    await write({ text: "Berdua", day: "2026-11-09", minutes: 5 });
    const id = await mine("Berdua");
    const both = await Promise.allSettled([review(id, 0, "approved"), review(id, 0, "returned", "Kurang jelas.")]);
    expect(both.filter(({ status }) => status === "fulfilled").length).toBe(1);
    const { n } = await one<{ n: number }>(`SELECT count(*)::int AS n FROM activity_review WHERE "activityId" = $1`, [id]);
    expect(n).toBe(1);

    await write({ text: "Terlihat", day: "2026-11-09", minutes: 5 });
    const seen = await mine("Terlihat");
    await correct(seen, 0, { text: "Terlihat", day: "2026-11-09", minutes: 6 });
    await expect(review(seen, 0, "approved")).rejects.toMatchObject({ because: "changed-meanwhile" });
    expect(await stateOf(seen)).toMatchObject({ waiting: true, version: 1 });
  });

  it("does not let a correction fill a day, and counts the line itself once", async () => {
    await write({ text: "Panjang", day: "2026-11-01", minutes: 1_000 }); // a Sunday
    await write({ text: "Pendek", day: "2026-11-01", minutes: 100 });
    const id = await mine("Pendek");
    // 1,000 + 440 = 1,440 fits; 441 does not
    expect(await problems(correct(id, 0, { text: "Pendek", day: "2026-11-01", minutes: 441 }))).toMatchObject([
      { key: "activity.dayFull", values: { left: 440 } },
    ]);
    expect(await problems(correct(id, 0, { text: "Pendek", day: "2026-11-01", minutes: 440 }))).toEqual([]);
  });

  it("lets a waiting line be taken back as a draft, and a draft wait for nobody", async () => {
    await write({ text: "Ditarik", day: "2026-11-09", minutes: 5 });
    const id = await mine("Ditarik");
    await correct(id, 0, { text: "Ditarik", intent: "draft", day: "2026-11-09" });
    expect(await stateOf(id)).toMatchObject({ waiting: false, decision: null });
    await expect(grant("northHead", "activity:review", id)).rejects.toMatchObject({ because: "already-decided" });
  });
});
