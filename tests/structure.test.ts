import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isDoor } from "@/lib/access/door";
import { faults } from "./support/structure";

const action = 'import { action } from "@/lib/access/action";';
const route = 'import { route } from "@/lib/access/route";';

describe("names every forbidden sample", () => {
  it.each<[path: string, text: string, named: string]>([
    // an import across a fence, in each of its spellings
    ["lib/scoring/core/methods/x.ts", 'import { db } from "@/lib/platform/db";', "the core is pure"],
    ["lib/scoring/core/methods/x.ts", 'import { db } from "../../../platform/db";', "imports lib/platform/db: the core is pure"],
    ["lib/scoring/core/methods/x.ts", 'const { db } = await import("../../../platform/db.ts");', "the core is pure"],
    ["lib/scoring/core/methods/x.ts", "export * from '../../commands/ratings';", "the core is pure"],
    ["lib/scoring/core/types.ts", 'import "server-only";', "the core is pure"],
    ["lib/scoring/core/types.ts", 'import { readFileSync } from "node:fs";', "the core is pure"],
    ["lib/regulation/x.ts", 'import { say } from "@/lib/messages/format";', "the law is data"],
    ["lib/messages/format.ts", 'import { readerLocale } from "../access/session";', "sentences know nobody"],
    ["lib/platform/log.ts", 'import type { Grant } from "@/lib/access/grant";', "platform is the bottom"],
    ["lib/platform/log.ts", 'import { regulations } from "@/lib/regulation";', "platform is the bottom"],
    ["lib/access/facts.ts", 'import { getRatingSheet } from "@/lib/appraisals/queries";', "access knows records by their facts"],
    ["lib/scoring/queries.ts", 'import { listAppraisals } from "@/lib/appraisals/queries";', "scoring serves features"],
    ["lib/plans/queries.ts", 'import { RatingForm } from "@/components/appraisals/rating-form";', "lib does not know who calls it"],
    ["lib/plans/queries.ts", 'import { closePlan } from "../objections/commands";', "another feature's queries and types"],
    ["components/appraisals/x.tsx", 'import { submitRating } from "@/lib/appraisals/actions";', "by props"],
    ["components/appraisals/x.tsx", 'import type { FormAction } from "@/lib/access/action";', "by props"],
    ["components/ui/button.tsx", 'import type { RatingSheet } from "@/lib/appraisals/types";', "no domain word"],
    ["components/appraisals/x.tsx", 'import { BarChart } from "recharts";', "components/charts"],
    // the database, from wherever it may not be had
    ["app/(staff)/today/page.tsx", 'import { db } from "@/lib/platform/db";', "behind queries and commands"],
    ["app/(staff)/today/page.tsx", 'import { db } from "../../../lib/platform/db";', "behind queries and commands"],
    [
      "lib/appraisals/actions.ts",
      `"use server";\n${action}\nconst { db } = await import("../platform/db");`,
      "behind queries and commands",
    ],
    ["lib/access/grant.ts", 'import { db } from "../platform/db";', "behind queries and commands"],
    ["lib/appraisals/schema.ts", 'import { PrismaClient } from "@prisma/client";', "behind queries and commands"],
    ["lib/appraisals/types.ts", 'import { Pool } from "pg";', "behind queries and commands"],
    ["lib/appraisals/queries.ts", 'const name = "@/lib/platform/db"; await import(name);', "an import is written out"],
    ["lib/appraisals/queries.ts", "await import(`@/lib/platform/${which}`);", "an import is written out"],
    // doors without a lock
    ["lib/plans/actions.ts", `"use server";\n${action}\nexport async function savePlan(form: FormData) {}`, "made by action()"],
    ["lib/plans/actions.ts", `"use server";\n${action}\nexport const savePlan = async () => {};`, "made by action()"],
    ["lib/plans/actions.ts", `"use server";\n${action}\nconst savePlan = async () => {};\nexport { savePlan };`, "made by action()"],
    ["lib/plans/actions.ts", `"use server";\n${action}\nexport default action({});`, "made by action()"],
    [
      "lib/plans/actions.ts",
      '"use server";\nconst action = (run: () => void) => run;\nexport const savePlan = action(() => {});',
      "made by action()",
    ],
    ["lib/plans/actions.ts", `${action}\nexport const savePlan = action({});`, 'begin with "use server"'],
    ["app/api/exports/route.ts", "export async function GET() {}", "made by route()"],
    [
      "app/api/exports/route.ts",
      `${route}\nexport const GET = route({});\nexport const POST = async () => new Response();`,
      "made by route()",
    ],
    [
      "app/s/[code]/route.ts",
      "const route = (run: () => Response) => run;\nexport const POST = route(() => new Response());",
      "made by route()",
    ],
    ["app/api/auth/route.ts", "export { handler as GET, handler as POST };", "made by route()"],
    ["lib/plans/commands.ts", '"use server";', '"use server" stands in'],
    ["app/(staff)/plans/page.tsx", "const save = async () => { 'use server'; };", '"use server" stands in'],
    // what else is forged, guessed or begun too early
    ["lib/plans/commands.ts", 'getPlan({ subjectId: id } as unknown as Grant<"plan:read">);', "made by authorize()"],
    ["lib/plans/commands.ts", "getPlan({ subjectId: id } as never);", "types are not switched off"],
    ["lib/plans/commands.ts", "const at = new Date();", "lib/platform/clock"],
    ["lib/scoring/core/deadlines/x.ts", "const at = Date.now();", "lib/platform/clock"],
    ["lib/plans/queries.ts", "db.$queryRawUnsafe(text)", "as parameters"],
    ["components/plans/x.tsx", "<p dangerouslySetInnerHTML={{ __html: text }} />", "as text"],
    ["lib/plans/queries.ts", "unsafeHtml(text)", "citizen's form and the sheet to print alone"],
    ["lib/access/route.ts", 'request.headers.get("X-Forwarded-Host")', "forwarded header"],
    ["app/(staff)/today/loading.tsx", "export default () => null;", "is a loading file"],
  ])("%s: %s", (path, text, named) => {
    expect(faults(path, text).join("\n")).toContain(named);
  });
});

describe("lets pass what is as it should be", () => {
  it.each<[path: string, text: string]>([
    ["lib/scoring/core/methods/x.ts", 'import { z } from "zod";\nimport type { Step } from "../types";'],
    ["lib/access/session.ts", 'import { db } from "@/lib/platform/db";'],
    ["lib/scoring/commands/ratings.ts", 'import { db } from "../../platform/db";'],
    ["prisma/seed/index.ts", 'import { db } from "@/lib/platform/db";'],
    ["app/api/auth/[...nextauth]/route.ts", "export { handler as GET, handler as POST };"],
    ["app/api/exports/route.ts", `${route}\nexport const dynamic = "force-dynamic";\nexport const GET = route({});`],
    ["lib/plans/actions.ts", `"use server";\n\n${action}\nimport { storePlan } from "./commands";\n\nexport const savePlan = action({});`],
  ])("%s: %s", (path, text) => {
    expect(faults(path, text)).toEqual([]);
  });
});

const tree = ["app", "components", "lib", "prisma"].filter(existsSync).flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.[jt]sx?$/.test(file) && !/(^|\/)generated\//.test(file))
    .map((file) => `${root}/${file}`),
);

it("reads the tree", () => expect(tree.length).toBeGreaterThan(30));

it.each(tree)("%s", (file) => expect(faults(file, readFileSync(file, "utf8"))).toEqual([]));

const modules = { ...import.meta.glob("../lib/*/actions.ts"), ...import.meta.glob(["../app/**/route.ts", "!../app/api/auth/**"]) };

it.each(Object.entries(modules))("%s has nothing but locked doors, asked of the running code", async (_file, load) => {
  const exported = Object.entries((await load()) as Record<string, unknown>).filter(
    ([, value]) => typeof value !== "string" && typeof value !== "number",
  );
  expect(exported.length).toBeGreaterThan(0);
  expect(exported.filter(([, value]) => !isDoor(value)).map(([name]) => name)).toEqual([]);
});
