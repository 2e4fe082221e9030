import { describe, expect, it } from "vitest";
import { choiceName } from "@/components/settings/words";
import { AGENCY } from "@/lib/access/types";
import { isMessageKey, speaker } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";
import { readForm } from "@/lib/platform/read-form";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { adopt, comment, drop, propose } from "@/lib/settings/commands";
import { getSettings, listComments, listProposals, listRules } from "@/lib/settings/queries";
import type { ProposalInput } from "@/lib/settings/schema";
import { leavesOf, textAt, valueFrom, viewOf } from "@/lib/settings/shape";
import { type SettingKey, settingSchemas } from "@/lib/settings/types";
import { getToday } from "@/lib/today/queries";
import { ask, one, writesNothing } from "../support/database";
import { proposalOf } from "../support/doors";
import { behind, grant, personId } from "../support/staff";

// The day is Wednesday 18 November 2026; five working days reach to Wednesday the 25th.
const { personnel, employee } = behind;
const at = (day: string) => new Date(`${day}T02:00:00Z`);
const proposer = () => grant(personnel, "setting:propose", AGENCY);
const reader = () => grant(employee, "settings:read", AGENCY);
const typed = (more: Partial<ProposalInput> = {}): ProposalInput => ({
  rule: "quietCodeDays",
  value: "8",
  closesOn: "2026-11-25",
  from: "2026-12-15",
  reason: "Poster di pustu jarang dipindai.",
  source: "Nota dinas 7",
  ...more,
});
const problems = async (input: ProposalInput) => {
  try {
    await propose(await proposer(), input, now());
  } catch (error) {
    if (error instanceof Invalid) return error.problems.map(({ path, key }) => `${path} ${key}`);
    throw error;
  }
  return [];
};
/** The same proposal as if its days for comments were over. */
const overdue = (id: string) => ask(`UPDATE setting_proposal SET "commentUntil" = '2026-11-17' WHERE id = $1`, [id]);
const rowsOf = async (key: string) =>
  ask(`SELECT value, "from"::text, until::text, tag FROM setting WHERE key = $1 ORDER BY "from"`, [key]);

describe("a proposal", () => {
  it("is refused with every problem at once, and nothing is written", async () => {
    await writesNothing(async () => {
      expect(await problems(typed({ value: "0", closesOn: "2026-11-24", from: "2026-11-24" }))).toEqual([
        "value settings.valueRefused",
        "closesOn settings.closesEarly",
        "from settings.fromEarly",
      ]);
      expect(await problems(typed({ value: "8,5" }))).toEqual(["value settings.valueRefused"]);
      expect(await problems(typed({ rule: "minimumGroup", value: "2" }))).toEqual(["value settings.valueRefused"]);
      expect(await problems(typed({ rule: "reviewDays", value: "4" }))).toEqual(["rule settings.openAlready"]);
      expect(
        await problems(typed({ rule: "stepDays", value: { self: { "0": "-14", "1": "x" }, peers: {}, rating: { "0": "1", "1": "15" } } })),
      ).toEqual(["value.self.1 settings.valueRefused", "value.peers settings.valueRefused"]);
    });
  });

  it("is commented on by anybody while it is open, named and dated, and not after", async () => {
    const open = await proposalOf("reviewDays");
    await comment(await grant("northNurseOne", "setting:comment", open), "Setuju.", now());
    const said = (await listComments(await reader(), "reviewDays")).get(open) ?? [];
    expect(said.at(-1)).toMatchObject({
      text: "Setuju.",
      on: "2026-11-18",
      name: (await one<{ name: string }>(`SELECT name FROM employee WHERE id = $1`, [await personId("northNurseOne")])).name,
    });
    await expect(grant("northNurseOne", "setting:comment", await proposalOf("peersAsked"))).rejects.toThrow(new Refused("closed"));
    await expect(grant(null, "setting:comment", open)).rejects.toThrow(new Refused("not-signed-in"));
    // the grant was given in time, the write comes too late
    const late = await grant("northNurseOne", "setting:comment", open);
    await writesNothing(() => expect(comment(late, "Terlambat.", at("2026-12-20"))).rejects.toThrow(new Refused("closed")));
  });

  it("is not adopted while it is open, nor by anybody but personnel", async () => {
    const open = await proposalOf("reviewDays");
    await expect(grant(personnel, "setting:adopt", open)).rejects.toThrow(new Refused("still-open"));
    for (const who of [employee, behind.rater, behind.head, behind.auditor, behind.administrator])
      for (const permission of ["setting:adopt", "setting:drop"] as const)
        await expect(grant(who, permission, open)).rejects.toThrow(new Refused("not-found"));
  });
});

describe("adopting", () => {
  it("begins the new row on its day and ends the former one the day before, in one transaction", async () => {
    const id = await propose(await proposer(), typed(), now());
    await overdue(id);
    await adopt(await grant(personnel, "setting:adopt", id), "Tidak ada tanggapan yang menolak.", now());
    expect(await rowsOf("quietCodeDays")).toEqual([
      { value: 5, from: "2000-01-01", until: "2026-12-14", tag: "H" },
      { value: 8, from: "2026-12-15", until: null, tag: "P" },
    ]);
    expect((await getSettings("2026-12-14"))("quietCodeDays").value).toBe(5);
    expect((await getSettings("2026-12-15"))("quietCodeDays").value).toBe(8);
    await expect(grant(personnel, "setting:adopt", id)).rejects.toThrow(new Refused("already-decided"));
    // one that begins before the coming one ends where that begins
    const between = await propose(await proposer(), typed({ value: "6", from: "2026-12-01" }), now());
    await overdue(between);
    await adopt(await grant(personnel, "setting:adopt", between), "Sementara.", now());
    expect(await rowsOf("quietCodeDays")).toEqual([
      { value: 5, from: "2000-01-01", until: "2026-11-30", tag: "H" },
      { value: 6, from: "2026-12-01", until: "2026-12-14", tag: "P" },
      { value: 8, from: "2026-12-15", until: null, tag: "P" },
    ]);
    // and one on the very day of another is refused in words
    const same = await propose(await proposer(), typed({ value: "9" }), now());
    await overdue(same);
    const again = await grant(personnel, "setting:adopt", same);
    await writesNothing(() => expect(adopt(again, "Sama.", now())).rejects.toThrow("settings.sameDay"));
  });

  it("is refused early, late and twice, whenever the grant was given", async () => {
    const id = await proposalOf("peersAsked"); // from 28 December
    const adopter = await grant(personnel, "setting:adopt", id);
    await writesNothing(async () => {
      await expect(adopt(adopter, "Terlalu cepat.", at("2026-11-17"))).rejects.toThrow(new Refused("still-open"));
      await expect(adopt(adopter, "Terlambat.", at("2026-12-28"))).rejects.toThrow("settings.fromPassed");
    });
    const answers = await Promise.allSettled([adopt(adopter, "Satu.", now()), adopt(adopter, "Dua.", now())]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(answers.find((answer) => answer.status === "rejected")?.reason).toEqual(new Refused("already-decided"));
    expect((await rowsOf("peersAsked")).length).toBe(2);
  });

  it("or dropping leaves a sentence; what was dropped changes nothing", async () => {
    const before = await rowsOf("reviewDays");
    const open = await proposalOf("reviewDays");
    await drop(await grant(personnel, "setting:drop", open), "Tanggapan menunjukkan dua hari terlalu singkat.", now());
    expect(await rowsOf("reviewDays")).toEqual(before);
    expect((await listProposals(await reader(), "reviewDays", "2026-11-18"))[0]).toMatchObject({
      state: "dropped",
      decidedOn: "2026-11-18",
      decision: "Tanggapan menunjukkan dua hari terlalu singkat.",
    });
    await expect(grant("northNurseOne", "setting:comment", open)).rejects.toThrow(new Refused("closed"));
  });
});

describe("everybody's day", () => {
  const tasks = async (day: string) => {
    const known = { quietAfter: 5, holidays: new Set<string>(), keepsCalendar: false };
    const own = await grant("northDoctor", "today:read", await personId("northDoctor"));
    const { tasks: found } = await getToday(own, at(day), known);
    return found.filter(({ kind }) => kind === "proposal" || kind === "rule-ahead");
  };
  it("says what is open for comment until it is closed, and what comes into force until it has", async () => {
    const id = await propose(await proposer(), typed({ rule: "gradeMinimum", value: "40" }), now());
    const proposal = { kind: "proposal", key: "gradeMinimum", until: "2026-11-25" };
    const ahead = { kind: "rule-ahead", key: "commentDays", from: "2026-11-28" };
    expect(await tasks("2026-11-25")).toEqual(expect.arrayContaining([proposal, ahead]));
    expect(await tasks("2026-11-26")).not.toContainEqual(proposal);
    expect(await tasks("2026-11-27")).toContainEqual(ahead);
    expect(await tasks("2026-11-28")).not.toContainEqual(ahead);
    await drop(await grant(personnel, "setting:drop", id), "Dihentikan.", now());
    expect(await tasks("2026-11-18")).not.toContainEqual(proposal);
  });
});

describe("each rule", () => {
  const keys = Object.keys(settingSchemas) as SettingKey[];
  it.each(keys)("%s has words for itself, for each thing in it and for each choice", (key) => {
    expect(isMessageKey(`settings.names.${key}`)).toBe(true);
    for (const { path, kind, choices } of leavesOf(key)) {
      expect(kind, `${key}.${path} would be typed as raw text`).not.toBe("text");
      if (path) expect(isMessageKey(`settings.leaves.${key}.${path}`), path).toBe(true);
      for (const choice of choices) expect(isMessageKey(choiceName(key, path, choice)), choiceName(key, path, choice)).toBe(true);
    }
  });

  it("comes back from its own form as it was", async () => {
    const rules = await listRules(await reader(), { on: "2026-11-18" });
    expect(new Set(rules.map(({ key }) => key))).toEqual(new Set(keys));
    for (const { key, value } of rules) {
      const form = new URLSearchParams(leavesOf(key).map(({ path }) => [path ? `value.${path}` : "value", textAt(value, path)]));
      expect(valueFrom(key, readForm(form).value), key).toEqual(value);
    }
  });

  it("shows what changes and leaves the rest", () => {
    const view = viewOf(
      "lookFirst",
      { workingDaysLate: 4, sameText: 4, earliest: 300, latest: 1320 },
      { workingDaysLate: 3, sameText: 4, earliest: 300, latest: 1320 },
    );
    expect(view.filter(({ value, before }) => value !== before)).toEqual([
      { path: "workingDaysLate", kind: "number", choices: [], value: "4", before: "3" },
    ]);
    expect(speaker("id")("settings.fromTo", { before: "3", after: "4" })).toBe("3 menjadi 4");
  });
});
