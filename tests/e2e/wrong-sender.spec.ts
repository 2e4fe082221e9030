import { expect } from "@playwright/test";
import words from "@/lib/messages/id.json" with { type: "json" };
import { serveOffice, test } from "../support/office";
import { builtActions, signedIn, strangersTo } from "../support/onlookers";
import { count, employeeId, find, stored } from "../support/records";
import { sendings } from "../support/sendings";
import { one } from "../support/sendings/sending";
import { statementsOf } from "../support/statements";
import { nobody } from "../support/visitor";

serveOffice();
test.setTimeout(120_000);

/** Until the job has brought to its end every group whose window a deed before this one closed. */
const noneDue = () =>
  expect
    .poll(
      () =>
        count(
          `SELECT count(*) FROM "response_group" g JOIN "appraisal" a ON a."id" = g."appraisalId"
           JOIN "step_window" w ON w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" = 'peers'
           WHERE g."releasedAt" IS NULL AND g."destroyedAt" IS NULL AND w."closesOn" < '2026-11-18'`,
        ),
      { timeout: 80_000 },
    )
    .toBe(0);

test("every action of the build stands in the table of who may send it", () => {
  expect(Object.keys(sendings).toSorted()).toEqual([...builtActions().keys()].toSorted());
});

for (const [name, { first, form, by, notBy, leads, settles, most = 10 }] of Object.entries(sendings)) {
  test(`${name} is done for ${by} alone, whatever a request says, and costs at most ${most} statements`, async () => {
    const action = builtActions().get(name);
    if (!action) throw new Error(`no action ${name}`);
    const all = await signedIn();
    await first?.();
    await noneDue();
    const before = await stored();
    for (const person of notBy) {
      const sent = await form();
      const { text } = (await all.get(person)?.call(action, sent)) ?? { text: "" };
      expect(text, `${person} sends ${name}`).toContain(words.refusal["not-found"]);
      const told = (await strangersTo(person)).filter(
        (stranger) => text.includes(stranger) && !Object.values(sent).join().includes(stranger),
      );
      expect(told, `${person} sends ${name} and is told of nobody`).toEqual([]);
      expect(text, `${person} sends ${name}`).toContain('"status":"refused"');
    }
    if (by !== "nobody") {
      const { text } = (await all.get("nobody")?.call(action, await form())) ?? { text: "" };
      expect(text, `nobody sends ${name}`).toContain(words.refusal["not-signed-in"]);
    }
    const foreign = await nobody().ask(action.page, {
      method: "POST",
      headers: { "next-action": action.id, origin: "https://kota.palsu" },
      body: new FormData(),
    });
    expect(foreign.status, "from another origin").toBeGreaterThanOrEqual(400);
    expect(await stored()).toEqual(before);

    const who = by === "nobody" ? nobody() : all.get(by);
    const filled = await form();
    let answered = { text: "", next: "" };
    const statements = await statementsOf(async () => {
      answered = (await who?.call(action, filled)) ?? answered;
    });
    const { text, next } = answered;
    if (leads) expect(next, text).toContain(leads);
    else expect(text).toContain('"status":"done"');
    if (by !== "nobody") expect(await stored()).not.toEqual(before);
    const drawn = leads ? await statementsOf(async () => who?.read(next.split(";")[0] ?? "")) : 0; // the page it leads to is drawn into the same answer
    process.stdout.write(`${name}: ${statements - drawn} statements\n`);
    expect(statements - drawn, `a save is at most ${most} statements`).toBeLessThanOrEqual(most);
    await settles?.();
  });
}

test("one-time links are made for the administrator alone", async () => {
  const accountId = await find('SELECT "id" FROM "account" WHERE "employeeId" = $1', await employeeId("southNurseOne"));
  const send = { method: "POST", body: new URLSearchParams({ accountId }) };
  const before = await stored();
  for (const [person, who] of await signedIn()) {
    if (person === "administrator") continue;
    const answer = await who.ask("/api/accounts/links", send);
    expect([answer.status, answer.headers.get("location")], person).toEqual(person === "nobody" ? [303, "/sign-in"] : [404, null]);
  }
  const administrator = (await signedIn()).get("administrator");
  const foreign = await administrator?.ask("/api/accounts/links", { ...send, headers: { origin: "https://kota.palsu" } });
  expect(foreign?.status).toBe(403);
  expect(await stored()).toEqual(before);
  const made = await administrator?.ask("/api/accounts/links", send);
  expect(made?.status).toBe(200);
  expect((await made?.text())?.match(/\/invitation\/[2-9A-Z]{26}</g)).toHaveLength(1);
});

test("slips are issued for the administrator alone", async () => {
  const serviceId = await one('SELECT "id" FROM "service" WHERE "closedOn" IS NULL');
  const body = () => new URLSearchParams({ serviceId, channel: "slip", count: "3", days: "14" });
  const before = await stored();
  for (const [person, who] of await signedIn()) {
    if (person === "administrator") continue;
    const answer = await who.ask("/api/services/slips", { method: "POST", body: body() });
    expect([answer.status, answer.headers.get("location")], person).toEqual(person === "nobody" ? [303, "/sign-in"] : [404, null]);
  }
  const administrator = (await signedIn()).get("administrator");
  const foreign = await administrator?.ask("/api/services/slips", {
    method: "POST",
    body: body(),
    headers: { origin: "https://kota.palsu" },
  });
  expect(foreign?.status).toBe(403);
  expect(await stored()).toEqual(before);
  const issued = await administrator?.ask("/api/services/slips", { method: "POST", body: body() });
  expect(issued?.status).toBe(200);
  expect((await issued?.text())?.match(/\/s\/[2-9A-Z]{26}/g)).toHaveLength(3);
});
