import { describe, expect, it } from "vitest";
import { askForFeedback, declineRequest, giveFeedback, replyToFeedback, withdrawFeedback } from "@/lib/feedback/commands";
import { getGiveSheet, listColleagues, listFeedback, listRequests, listRhythm } from "@/lib/feedback/queries";
import { giveInput } from "@/lib/feedback/schema";
import { MOST_A_DAY } from "@/lib/feedback/types";
import { now } from "@/lib/platform/clock";
import { getHolidays } from "@/lib/settings/queries";
import { getToday } from "@/lib/today/queries";
import { ask, meeting, one, rowsOf, writesNothing } from "../support/database";
import { nameOf, resultId } from "../support/doors";
import { problems } from "../support/problems";
import { behind, grant, personId } from "../support/staff";

const { employee, rater } = behind; // of the north; heads the south
const TOMORROW = new Date("2026-11-19T02:00:00Z");
const words = (text: string, more = {}) => ({
  tone: "appreciation" as const,
  about: { value: null, resultId: null },
  text,
  evidence: null,
  outside: null,
  requestId: null,
  ...more,
});
const give = async (who: string, to: string, text: string, more = {}, at = now()) =>
  giveFeedback(await grant(who, "feedback:give", await personId(to)), words(text, more), at);
const own = async (who: string) => grant(who, "feedback:list-own", await personId(who));
const received = async (who: string) => (await listFeedback(await own(who), "received", undefined)).rows;
const tasks = async (who: string, at = now()) =>
  (
    await getToday(await grant(who, "today:read", await personId(who)), at, {
      quietAfter: 5,
      holidays: await getHolidays(),
      keepsCalendar: false,
    })
  ).tasks;

describe("feedback is given under one's own name", () => {
  it.each([
    [rater, "southMidwife", "leader"],
    ["officeHead", "southMidwife", "leader"], // heads above
    ["southMidwife", rater, "subordinate"],
    ["southMidwife", "southNurseOne", "peer"],
    ["southMidwife", employee, "peer"], // of another unit
  ])("by %s to %s as %s, whatever is said of it", async (who, to, kind) => {
    const id = await give(who, to, `Dari ${who}`);
    expect(
      await one(`SELECT "giverKind"::text AS kind, "giverName" AS name, period, "givenOn"::text AS day FROM feedback WHERE id = $1`, [id]),
    ).toEqual({
      kind,
      name: nameOf(who),
      period: "2026-Q4",
      day: "2026-11-18",
    });
    expect(await one(`SELECT "audienceId" AS id FROM event ORDER BY event.id DESC LIMIT 1`)).toEqual({ id: await personId(to) });
    expect((await received(to))[0]).toMatchObject({ other: nameOf(who), tone: "appreciation", reply: null, later: false });
  });

  it("not to oneself, not to whoever has left, and not by nobody", async () => {
    for (const [who, to] of [
      [employee, employee],
      ["southMidwife", "retired"],
    ] as const)
      await expect(grant(who, "feedback:give", await personId(to))).rejects.toMatchObject({ because: "not-found" });
    await expect(grant(null, "feedback:give", await personId(employee))).rejects.toMatchObject({ because: "not-signed-in" });
  });

  it("lands on the quarter of its day: after New Year on the next one", async () => {
    const id = await give("southDoctor", employee, "Awal tahun yang baik.", {}, new Date("2027-01-04T02:00:00Z"));
    expect(await one(`SELECT period FROM feedback WHERE id = $1`, [id])).toEqual({ period: "2027-Q1" });
  });

  it("once however often it is sent, also by two at once, and at most so often a day", async () => {
    const to = await personId("southDoctor");
    const both = await meeting(
      `SELECT 1 FROM employee WHERE id = $1 FOR UPDATE`,
      [to],
      [() => give(employee, "southDoctor", "Jelas."), () => give(employee, "southDoctor", "Jelas.")],
    );
    expect(new Set(both.map((each) => (each as PromiseFulfilledResult<string>).value)).size).toBe(1);
    for (let n = 1; n < MOST_A_DAY; n += 1) await give(employee, "southDoctor", `Catatan ${n}`);
    expect(await problems(give(employee, "southDoctor", "Satu lagi"))).toMatchObject([{ path: "text", key: "feedback.tooMany" }]);
    await give(employee, "southDoctor", "Besoknya", {}, TOMORROW);
  });

  it("of results only by who leads, or who was asked of one", async () => {
    const result = await resultId("southMidwife");
    const about = { about: { value: null, resultId: result } };
    expect(await problems(give("southNurseTwo", "southMidwife", "Hasilnya baik.", about))).toMatchObject([{ path: "about" }]);
    await give(rater, "southMidwife", "Hasilnya baik.", about);
    expect(
      (await getGiveSheet(await grant("southNurseTwo", "feedback:give", await personId("southMidwife")), undefined, now())).results,
    ).toEqual([]);
    const others = { about: { value: null, resultId: await resultId("southDoctor") } };
    expect(await problems(give(rater, "southMidwife", "Bukan hasilnya.", others))).toMatchObject([{ path: "about" }]);
  });

  it("of somebody outside by whoever writes it down", async () => {
    const id = await give(rater, "southNurseOne", "Perawatnya ramah.", { outside: "Pak Darto, pasien" });
    expect(
      await one(
        `SELECT "giverKind"::text AS kind, "giverName" AS name, "giverId" AS giver, "recordedById" AS by FROM feedback WHERE id = $1`,
        [id],
      ),
    ).toEqual({
      kind: "outside",
      name: "Pak Darto, pasien",
      giver: null,
      by: await personId(rater),
    });
  });

  it("with evidence at a safe address alone", () => {
    const read = (evidence: string) =>
      giveInput.safeParse({ tone: "appreciation", about: "", text: "x", evidence, outside: "", requestId: "" }).success;
    expect(["", "https://contoh.go.id/a"].map(read)).toEqual([true, true]);
    expect(["http://contoh.go.id", "javascript:alert(1)", "https://a b", "https://", "data:text/html,x"].map(read)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("it stays as it was given", () => {
  it("is taken back on its day by its giver, and shown to its receiver no more", async () => {
    const id = await give("southNurseTwo", employee, "Ditarik nanti.");
    await expect(grant(rater, "feedback:withdraw", id)).rejects.toMatchObject({ because: "not-found" });
    await expect(grant(employee, "feedback:withdraw", id)).rejects.toMatchObject({ because: "not-found" });
    const mine = await grant("southNurseTwo", "feedback:withdraw", id);
    await expect(withdrawFeedback(mine, TOMORROW)).rejects.toMatchObject({ because: "changed-meanwhile" });
    await withdrawFeedback(mine, now());
    await expect(grant("southNurseTwo", "feedback:withdraw", id)).rejects.toMatchObject({ because: "taken-back" });
    expect((await received(employee)).some((entry) => entry.id === id)).toBe(false);
    expect((await listFeedback(await own("southNurseTwo"), "given", undefined)).rows.find((entry) => entry.id === id)).toMatchObject({
      withdrawn: true,
    });
  });

  it("is replied to once, by its receiver", async () => {
    const id = await give("southNurseOne", employee, "Perlu lebih cepat.", { tone: "improvement" });
    await expect(grant("southNurseOne", "feedback:reply", id)).rejects.toMatchObject({ because: "not-found" });
    const reply = await grant(employee, "feedback:reply", id);
    await replyToFeedback(reply, "Saya atur ulang.", now());
    await expect(replyToFeedback(reply, "Lagi", now())).rejects.toMatchObject({ because: "changed-meanwhile" });
    expect((await received(employee)).find((entry) => entry.id === id)).toMatchObject({
      reply: "Saya atur ulang.",
      repliedOn: "2026-11-18",
    });
  });

  it("and PostgreSQL keeps it", async () => {
    const id = await give("southNurseOne", employee, "Tetap.");
    for (const change of [`text = 'x'`, `tone = 'improvement'`, `"employeeId" = "giverId"`, `"givenOn" = '2026-01-01'`])
      await expect(ask(`UPDATE feedback SET ${change} WHERE id = $1`, [id])).rejects.toThrow("feedback is kept");
    await expect(ask(`DELETE FROM feedback WHERE id = $1`, [id])).rejects.toThrow("feedback is kept");
    await ask(`UPDATE feedback SET "withdrawnAt" = '2026-11-18' WHERE id = $1`, [id]);
    await expect(ask(`UPDATE feedback SET "withdrawnAt" = NULL WHERE id = $1`, [id])).rejects.toThrow("feedback is kept");
  });
});

describe("a request", () => {
  const question = (people: string[], more = {}) => ({ people, about: { value: null, resultId: null }, question: "Apa?", ...more });
  const request = async (who: string, to: string[], more = {}, at = now()) =>
    askForFeedback(await grant(who, "feedback:ask", await personId(who)), question(await Promise.all(to.map(personId)), more), 14, at);
  const toMe = async (who: string, at = now()) => (await listRequests(await own(who), at)).toMe;

  it("is seen on the day of whom it asks, answered about the result it names, and closed by that", async () => {
    const result = await resultId("southMidwife");
    const entries = await rowsOf("ledger");
    await request("southMidwife", ["southDoctor", "southNurseTwo"], { about: { value: null, resultId: result } });
    expect(await rowsOf("ledger")).toBe(entries + 1);
    expect(await tasks("southDoctor")).toContainEqual({
      kind: "feedback-owed",
      count: 1,
      name: nameOf("southMidwife"),
      closes: "2026-12-02",
    });
    const [asked] = await toMe("southDoctor");
    expect(asked).toMatchObject({ other: nameOf("southMidwife"), standing: "open", resultId: result });
    await give("southDoctor", "southMidwife", "Rapi.", { about: { value: null, resultId: result }, requestId: asked?.id });
    expect((await toMe("southDoctor"))[0]).toMatchObject({ standing: "answered" });
    await expect(give("southDoctor", "southMidwife", "Dua kali.", { requestId: asked?.id })).rejects.toMatchObject({
      because: "changed-meanwhile",
    });
    await expect(give("southNurseOne", "southMidwife", "Bukan saya.", { requestId: asked?.id })).rejects.toMatchObject({
      because: "changed-meanwhile",
    });
  });

  it("is declined kindly, and closes by itself", async () => {
    const [asked] = await toMe("southNurseTwo");
    await expect(grant("southNurseOne", "feedback:decline", asked?.id)).rejects.toMatchObject({ because: "not-found" });
    await declineRequest(await grant("southNurseTwo", "feedback:decline", asked?.id ?? ""), "Belum melihatnya.", now());
    expect((await listRequests(await own("southMidwife"), now())).byMe.find(({ id }) => id === asked?.id)).toMatchObject({
      standing: "declined",
      note: "Belum melihatnya.",
    });
    await request("southMidwife", ["southNurseTwo"]);
    const late = new Date("2026-12-03T02:00:00Z");
    expect((await toMe("southNurseTwo", late))[0]).toMatchObject({ standing: "expired" });
    expect((await tasks("southNurseTwo", late)).some(({ kind }) => kind === "feedback-owed")).toBe(false);
    await request("southMidwife", ["southNurseTwo"], {}, late); // the one that is past makes room
    expect((await toMe("southNurseTwo", late))[0]).toMatchObject({ standing: "open" });
  });

  it("is open once to one person, also for two at once; not to oneself, not to whoever has left, not about another's result", async () => {
    const both = await Promise.allSettled([request("southRegistrar", ["southDoctor"]), request("southRegistrar", ["southDoctor"])]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await problems(request("southRegistrar", ["southDoctor"]))).toMatchObject([{ path: "people", key: "feedback.askedAlready" }]);
    for (const to of ["southRegistrar", "retired"])
      expect(await problems(request("southRegistrar", [to]))).toMatchObject([{ path: "people", key: "problem.choose" }]);
    const others = { about: { value: null, resultId: await resultId("southMidwife") } };
    expect(await problems(request("southRegistrar", ["southNurseOne"], others))).toMatchObject([{ path: "about" }]);
  });
});

describe("lists", () => {
  it("of what one received have no gap and no repetition", async () => {
    await ask(
      `INSERT INTO feedback (id, "employeeId", period, "giverKind", "giverName", "giverId", tone, text, "givenOn", "givenAt")
       SELECT gen_random_uuid(), $1, '2026-Q4', 'peer', 'x', $2, 'appreciation', n::text, '2026-11-10', '2026-11-10' FROM generate_series(1, 47) n`,
      [await personId("southPharmacist"), await personId("southMidwife")],
    );
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const { rows, next } = await listFeedback(await own("southPharmacist"), "received", after);
      ids.push(...rows.map(({ id }) => id));
      after = next ?? undefined;
    } while (after);
    expect(ids.length).toBe(
      await one<{ n: number }>(`SELECT count(*)::int AS n FROM feedback WHERE "employeeId" = $1`, [await personId("southPharmacist")]).then(
        ({ n }) => n,
      ),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const bad of ["", "x", Buffer.from('["2026-13-99","x"]').toString("base64url")])
      expect((await listFeedback(await own("southPharmacist"), "received", bad)).rows.length).toBe(20);
  });

  it("of colleagues begin with those one works with, find by a part of a name, and leave out oneself and whoever has left", async () => {
    const near = (await listColleagues(await own("southMidwife"), undefined, now())).map(({ name }) => name);
    expect(near[0]).toBe(nameOf(rater));
    expect(near).not.toContain(nameOf("southMidwife"));
    expect(near).not.toContain(nameOf(employee));
    expect((await listColleagues(await own("southMidwife"), nameOf(employee).slice(0, 6), now())).map(({ name }) => name)).toContain(
      nameOf(employee),
    );
    expect(await listColleagues(await own("southMidwife"), "%", now())).toEqual([]);
    expect((await listColleagues(await own("southMidwife"), nameOf("retired"), now())).length).toBe(0);
  });

  it("say to a rater to whom nothing was said for long, and to nobody else", async () => {
    const rows = await listRhythm(await own(rater), 30, now());
    expect(rows.find(({ name }) => name === nameOf("southMidwife"))).toMatchObject({ lastOn: "2026-11-18", days: 0, due: false });
    const due = rows.filter((row) => row.due);
    expect(await tasks(rater)).toContainEqual({ kind: "feedback-rhythm", count: due.length, name: due[0]?.name });
    expect(await listRhythm(await own("southNurseOne"), 30, now())).toEqual([]);
    expect((await tasks("southNurseOne")).some(({ kind }) => kind === "feedback-rhythm")).toBe(false);
  });

  it("are read without a write", async () => {
    await writesNothing(() => received(employee));
  });
});
