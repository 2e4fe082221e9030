import { beforeAll, describe, expect, it } from "vitest";
import type { FormAction } from "@/lib/access/types";
import { isMessageKey, say } from "@/lib/messages/format";
import { env } from "@/lib/platform/env";
import type { Refusal } from "@/lib/platform/refusal";
import { actionTries } from "../support/action-tries";
import { changed, contents, rowsOf, writesNothing } from "../support/database";
import { logged } from "../support/logged";
import { type Answer, as, type Fields, ledger, post, send, staff } from "../support/staff";

/** Every action is called as the browser calls it, with a session's row and a cookie, on the seeded agency. */
const files = import.meta.glob<Record<string, FormAction>>("../../lib/*/actions.ts", { eager: true });
const actions = Object.fromEntries(
  Object.entries(files).flatMap(([file, exported]) =>
    Object.entries(exported).map(([name, action]) => [`${file.split("/").at(-2)} ${name}`, action]),
  ),
);
const tries = Object.entries(actionTries);
const open = (name: string): FormAction => {
  const action = actions[name];
  if (!action) throw new RangeError(`no action ${name}`);
  return action;
};

/** The bare refusal behind its sentence. */
function refusedFor(answer: Answer, because: Refusal) {
  expect(answer).toMatchObject({ status: "refused", text: say("id", `refusal.${because}`) });
}

const NO_IDS = ["", "1", "..", "00000000-0000-7000-8000-000000000000", "x".repeat(5_000), "' OR 1=1 --", "\u0000"];
const without = (fields: Fields, name: string): Fields => Object.fromEntries(Object.entries(fields).filter(([other]) => other !== name));

beforeAll(() => {
  process.env.HOSTNAME = "localhost"; // the buttons of the demonstration work on loopback alone
  expect(env().HOSTNAME).toBe("localhost");
});

it("tries every action there is, and no other", () => {
  expect(Object.keys(actionTries).toSorted()).toEqual(Object.keys(actions).toSorted());
  expect(Object.keys(actions).length).toBe(138);
});

describe("foreign pages", () => {
  const origin = () => env().CERMIN_PUBLIC_ORIGIN;
  const evil: [string, () => Record<string, string>][] = [
    ["another site", () => ({ origin: "https://jahat.example" })],
    ["an opaque origin", () => ({ origin: "null" })],
    ["neither Origin nor Sec-Fetch-Site", () => ({})],
    ["a sister site by Sec-Fetch-Site", () => ({ "sec-fetch-site": "same-site" })],
    [
      "another site that calls itself ours in a forwarded header",
      () => ({ origin: "https://jahat.example", "x-forwarded-host": "jahat.example", host: "jahat.example" }),
    ],
    ["our name under another scheme", () => ({ origin: origin().replace("http:", "https:") })],
    ["our name with another port", () => ({ origin: `${origin()}1` })],
  ];
  it.each(tries)("%s", async (name, row) => {
    const fields = await row.fields();
    await as(row.who, async () => null); // the session itself is a row
    await writesNothing(async () => {
      for (const [where, headers] of evil) {
        const answer = await as(row.who, () => send(open(name), fields), new Headers(headers()));
        expect(answer, where).toMatchObject({ status: "refused", text: say("id", "refusal.foreign-origin") });
      }
    });
  });
});

describe("who may not", () => {
  it.each(tries.filter(([, row]) => row.stranger !== null))("%s", async (name, row) => {
    const fields = await row.fields();
    await as(row.stranger, async () => null);
    await writesNothing(async () => {
      const nobody = await as(null, () => send(open(name), fields));
      refusedFor(nobody, "not-signed-in");
      expect(nobody).toMatchObject({ signIn: say("id", "form.signIn") });
      refusedFor(await as(row.stranger, () => send(open(name), fields)), "not-found");
    });
    const { permission, by } = JSON.parse(logged().at(-1) ?? "{}");
    expect({ permission, by }).toEqual({
      permission: expect.stringMatching(/^[a-z-]+:[a-z-]+$/),
      by: (await staff(row.stranger ?? "")).id,
    });
  });
});

describe("what is no form, no id, no value", () => {
  it.each(tries)("%s", async (name, row) => {
    const fields = await row.fields();
    await as(row.who, async () => null);
    const sent = (changes: Fields) => as(row.who, () => send(open(name), changes));
    const before = await contents();

    for (const body of [fields, JSON.stringify(fields), [fields], null, undefined, 7, { get: "x", keys: [] }])
      refusedFor(await as(row.who, () => post(open(name), body)), "not-found");
    if (row.subject) {
      for (const id of [...NO_IDS, (await row.otherKind?.()) ?? ""]) refusedFor(await sent({ ...fields, [row.subject]: id }), "not-found");
      refusedFor(await sent(without(fields, row.subject)), "not-found");
      refusedFor(await sent({ ...without(fields, row.subject), [`${row.subject}.not`]: "" }), "not-found");
    }
    for (const field of Object.keys(fields).filter((other) => other !== row.subject)) {
      const wrong: [string, Fields][] = [
        ["an operator", { ...without(fields, field), [`${field}.not`]: "" }],
        ["characters that nobody types", { ...fields, [field]: "\u0000\u202Ex" }],
        ["too long", { ...fields, [field]: "9".repeat(20_000) }],
        ["sent twice", { ...fields, [field]: [String(fields[field]), String(fields[field])] }],
      ];
      for (const [what, changes] of wrong) {
        const answer = await sent(changes);
        expect(["invalid", "refused"], `${field}, ${what}: ${JSON.stringify(answer).slice(0, 300)}`).toContain(answer.status);
      }
    }
    for (const extra of ["roles", "raterId.id", "ratedAt", "data", "passwordHash"]) {
      if (extra in fields) continue;
      const answer = await sent({ ...fields, [extra]: "x" });
      expect(["invalid", "refused"], `${extra} beside: ${JSON.stringify(answer)}`).toContain(answer.status);
    }
    expect(changed(before, await contents())).toEqual([...(row.counts ?? [])]);
  });
});

describe("out of time", () => {
  const cells = tries.flatMap(([name, row]) => (row.outOfTime ?? []).map((late) => ({ name, ...late })));
  it.each(cells)("$name by $who: $because", async ({ name, who, fields, because }) => {
    const sent = await fields();
    await as(who, async () => null);
    const answer = await writesNothing(() => as(who, () => send(open(name), sent)));
    refusedFor(answer, because);
    if (typeof sent.story === "string") expect(answer).toMatchObject({ entered: { story: sent.story } }); // what was typed comes back
  });
});

describe("changed meanwhile", () => {
  it.each(tries.filter(([, row]) => row.stranger !== null))("%s", async (name, row) => {
    const fields = await row.fields();
    if (!("version" in fields)) return; // nothing of a record is overwritten
    await as(row.who, async () => null);
    const answer = await writesNothing(() => as(row.who, () => send(open(name), { ...fields, version: "7" })));
    refusedFor(answer, "changed-meanwhile");
    const typed = Object.entries(fields).filter(
      ([field]) => !field.includes(".") && !/password|version/i.test(field) && field !== row.subject,
    );
    expect(answer).toMatchObject({ entered: Object.fromEntries(typed) });
    expect(JSON.stringify(answer)).not.toContain("password");
  });

  it("gives back what was typed, and never a password", async () => {
    const fields = { login: "tidak@ada.contoh", password: "rahasia-sekali-123" };
    const wrong = await as(null, () => send(open("access signInWithPassword"), fields));
    expect(wrong).toMatchObject({ status: "refused", entered: { login: fields.login } });
    const short = await as("administrator", () =>
      send(open("accounts createAccount"), { who: "Yohanes Lado", email: "x", password: "rahasia-123" }),
    );
    expect(short).toMatchObject({ status: "invalid", entered: { who: "Yohanes Lado", email: "x" } });
    expect(JSON.stringify([wrong, short])).not.toContain("rahasia");
  });
});

describe("who may", () => {
  it.each(tries)("%s", async (name, row) => {
    const fields = await row.fields();
    await as(row.who, async () => null);
    const before = await contents();
    const entries = await rowsOf("ledger");
    const answer = await as(row.who, () => send(open(name), fields));
    expect(answer.status, JSON.stringify(answer)).toBe(row.answers ?? "done");
    const counted = row.counts ?? [];
    expect(changed(before, await contents()).filter((table) => !counted.includes(table))).toEqual([...row.writes].toSorted());
    const written = (await rowsOf("ledger")) - entries;
    expect(written).toBe(row.writes.includes("ledger") ? 1 : 0);
    const [entry] = written === 1 ? await ledger(1) : [];
    if (entry && row.who) expect(entry.byId).toBe((await staff(row.who)).id);
    if (entry) expect(isMessageKey(`deed.${entry.permission}`), `${entry.permission} has words for who reads the ledger`).toBe(true);
  });
});
