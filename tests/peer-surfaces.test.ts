import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Every file of the application that is not generated, with its text. */
const files = ["lib", "app", "components", "scripts", "instrumentation.ts", "proxy.ts"].flatMap((root) =>
  root.includes(".")
    ? [root]
    : readdirSync(root, { recursive: true, encoding: "utf8" }).flatMap((name) =>
        /\.(ts|tsx|mjs)$/.test(name) && !`${root}/${name}`.includes("lib/generated/") ? [`${root}/${name}`] : [],
      ),
);
const naming = (words: RegExp) => files.filter((file) => words.test(readFileSync(file, "utf8"))).toSorted();

/** Where peers' and subordinates' answers are touched at all: a new surface is seen here before it is seen by anybody. */
describe("differencing: no other surface of peers' answers exists", () => {
  it("single answers, sealed or released, are written and counted by one file and read by none", () => {
    expect(naming(/boxed_response|boxedResponse/)).toEqual(["lib/scoring/commands/responses.ts"]);
    expect(naming(/(?:FROM|JOIN|INTO|UPDATE)\s+"response"|\b(?:tx|db)\.response\b/)).toEqual(["lib/scoring/commands/responses.ts"]);
    expect(readFileSync("lib/scoring/commands/responses.ts", "utf8")).not.toMatch(/\.response\.(?:find|count|aggregate|groupBy)/);
  });

  it("sentences are written by the release and read by the sheet of the appraised and the rater", () => {
    expect(naming(/response_text|responseText/)).toEqual(["lib/appraisals/queries.ts", "lib/scoring/commands/responses.ts"]);
    const sheet = readFileSync("lib/appraisals/queries.ts", "utf8");
    expect(sheet.match(/response_text/g)).toHaveLength(1);
    const statement = sheet.slice(sheet.indexOf("async function listBeside"), sheet.indexOf("async function listAround"));
    expect(statement).toContain('"releasedAt" IS NOT NULL');
    expect(statement).toContain('IN (a."employeeId", a."raterId")');
  });

  it("what they come to together is read for the sheet and for the receipt, per person, quarter and perspective, and nowhere added up", () => {
    const readers = naming(/response_group|responseGroup|evidenceSelect/).filter((file) => /aggregate/.test(readFileSync(file, "utf8")));
    expect(readers).toEqual(["lib/appraisals/queries.ts", "lib/scoring/commands/receipts.ts", "lib/scoring/commands/responses.ts"]);
    expect(naming(/(?:avg|sum|stddev\w*|percentile\w*)\([^)]*aggregate/i)).toEqual([]);
  });

  it("everybody else who names a group asks how many, how far or whose turn it is: never what was answered", () => {
    expect(naming(/response_group|responseGroup/)).toEqual([
      "lib/access/facts.ts",
      "lib/appraisals/queries.ts",
      "lib/people/commands/disputes.ts",
      "lib/quarters/commands.ts",
      "lib/quarters/queries.ts",
      "lib/reports/queries.ts",
      "lib/scoring/commands/declines.ts",
      "lib/scoring/commands/moved.ts",
      "lib/scoring/commands/receipts.ts",
      "lib/scoring/commands/respondents.ts",
      "lib/scoring/commands/responses.ts",
      "lib/today/queries.ts",
    ]);
  });

  it("a head shows the unit what the own receipt holds, which is what was released, and no sentence of it", () => {
    expect(naming(/head_opening|headOpening/)).toEqual(["lib/meetings/commands.ts", "lib/meetings/queries.ts"]);
    const meetings = readFileSync("lib/meetings/queries.ts", "utf8");
    expect(meetings).toContain(`a."inputs" -> 'beside'`);
    expect(meetings).not.toMatch(/response_|texts/);
  });

  it("no export and no address under /api names them", () => {
    expect(naming(/PeerAggregate|PeersView|SaidTexts|evidence\.peers/).filter((file) => file.startsWith("app/api"))).toEqual([]);
  });
});
