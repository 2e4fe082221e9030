import { expect, it } from "vitest";
import { emailField } from "@/lib/accounts/schema";
import { newPerson, whoField } from "@/lib/people/schema";
import { readForm } from "@/lib/platform/read-form";
import { requiredText } from "@/lib/platform/text";
import { newService } from "@/lib/services/schema";
import { newUnit } from "@/lib/units/schema";

const id = "01900000-0000-7000-8000-000000000000";
const person = { name: "Sekar Ayu", nip: "", post: "Bidan", postKind: "official", rank: "", unitId: id, from: "2026-11-18" };
const unit = { name: "Puskesmas", shortName: "Pusk.", parentId: "", closedOn: "" };
const service = { name: "Poli", unitId: id, note: "", closedOn: "" };

/** Every name that the office types, by the field it is typed in. */
const names: [field: string, read: (typed: string) => { path: string; message: string } | string][] = [
  ["people name", (name) => told(newPerson.safeParse({ ...person, name }), "name")],
  ["people post", (post) => told(newPerson.safeParse({ ...person, post }), "post")],
  ["unit name", (name) => told(newUnit.safeParse({ ...unit, name }), "name")],
  ["unit short name", (shortName) => told(newUnit.safeParse({ ...unit, shortName }), "shortName")],
  ["service name", (name) => told(newService.safeParse({ ...service, name }), "name")],
  ["whose account", (who) => told(whoField.safeParse(who), "")],
];

type Parsed = { success: boolean; data?: unknown; error?: { issues: readonly { path: PropertyKey[]; message: string }[] } };
function told({ data, error }: Parsed, field: string) {
  const issue = error?.issues[0];
  if (issue) return { path: issue.path.join("."), message: issue.message };
  return field ? String((data as Record<string, unknown>)[field]) : String(data);
}

it.each(names)("%s: 200 letters, controls and turned directions are refused with a sentence, at their field", (_field, read) => {
  expect(read("A".repeat(200))).toMatchObject({ message: "problem.tooLong" });
  for (const mark of ["\u0000", "\u0007", "\u001B[31m", "\u0085", "\u202E", "\u2067", "\u200F", "\u061C", "\uD800"])
    expect(read(`Siti${mark}Aminah`), JSON.stringify(mark)).toMatchObject({ message: "problem.characters" });
  expect(read(" \u200B ")).toMatchObject({ message: expect.stringMatching(/problem\.missing|people\.whoMissing/) });
});

it.each(names)("%s: spaces and line breaks of any kind become one space; letters from the right and accents stay", (_field, read) => {
  expect(read("  Siti \t\r\n\u00A0\u2028\uFEFF Aminah ")).toBe("Siti Aminah");
  for (const name of ["سيتي أمينة", "I Gusti Ngurah Putu D'Souza-Pérez", "李明"]) expect(read(name)).toBe(name);
});

it.each(["a\u0000@kota.go.id", "a\u202E@kota.go.id", `${"a".repeat(200)}@kota.go.id`, "a b@kota.go.id", "a@kota"])(
  "no address: %j",
  (typed) => expect(emailField.safeParse(typed).success).toBe(false),
);

it("a text that fills its field fits, whatever a browser sends for a line break", () => {
  const sent = new FormData();
  sent.set("reason", `${"a".repeat(500)}\r\n${"b".repeat(499)}`);
  const { reason } = readForm(sent);
  expect(requiredText(1_000).parse(reason)).toBe(`${"a".repeat(500)}\n${"b".repeat(499)}`);
});
