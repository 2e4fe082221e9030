import "server-only";
import { createHash } from "node:crypto";
import type { Transaction } from "@/lib/platform/db";
import { plainHeading } from "../fields";
import type { Checked, CheckedRow, CheckedUnit, TableRow } from "../types";

/** Rows of one statement: each well within the limit that every connection has. */
const AT_ONCE = 2_000;

/** Headings that say the same in the same order are of one kind of file. */
export const headingKeyOf = (columns: readonly string[]) =>
  createHash("sha256")
    .update(JSON.stringify(columns.map(plainHeading)))
    .digest("hex");

/** A file's rows as they stood. */
export async function stageRows(tx: Transaction, importId: string, rows: readonly TableRow[]) {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await tx.$executeRaw`
      INSERT INTO "import_row" ("importId", "n", "cells")
      SELECT ${importId}::uuid, x."n", x."cells" FROM jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + AT_ONCE))}::jsonb) AS x("n" int, "cells" jsonb)`;
  }
}

/** What each row would do, in place of what was found before. Tells how many are written. */
export async function stageOutcomes(
  tx: Transaction,
  importId: string,
  { rows, units }: Checked,
  tell: (done: number) => Promise<unknown> = async () => undefined,
) {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some: CheckedRow[] = rows.slice(at, at + AT_ONCE);
    await tx.$executeRaw`
      UPDATE "import_row" r SET "nip" = x."nip", "employeeId" = x."employeeId", "outcome" = x."outcome", "staged" = nullif(x."staged", 'null'),
        "changes" = x."changes", "problems" = x."problems", "warnings" = x."warnings"
      FROM jsonb_to_recordset(${JSON.stringify(some)}::jsonb) AS x("n" int, "nip" text, "employeeId" uuid, "outcome" "ImportOutcome",
        "staged" jsonb, "changes" jsonb, "problems" jsonb, "warnings" jsonb)
      WHERE r."importId" = ${importId}::uuid AND r."n" = x."n"`;
    await tell(at + some.length);
  }
  await tx.$executeRaw`DELETE FROM "import_unit" WHERE "importId" = ${importId}::uuid`;
  for (let at = 0; at < units.length; at += AT_ONCE) {
    const some: CheckedUnit[] = units.slice(at, at + AT_ONCE);
    await tx.$executeRaw`
      INSERT INTO "import_unit" ("importId", "unitId", "outcome", "name", "shortName", "parentId", "under", "wasUnder", "version")
      SELECT ${importId}::uuid, x."unitId", x."outcome", x."name", x."shortName", x."parentId", x."under", x."wasUnder", x."version"
      FROM jsonb_to_recordset(${JSON.stringify(some)}::jsonb) AS x("unitId" uuid, "outcome" "ImportOutcome", "name" text, "shortName" text,
        "parentId" uuid, "under" text, "wasUnder" text, "version" int)`;
  }
}
