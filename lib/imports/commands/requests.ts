import "server-only";
import type { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { hashOfBytes } from "@/lib/platform/files";
import { uuidv7 } from "@/lib/platform/ids";
import { limitAttempts } from "@/lib/platform/rate-limit";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { readTable } from "../read-table";
import type { loadInput, MappingInput } from "../schema";
import { FIELDS } from "../types";
import { headingKeyOf, stageRows } from "./staging";

type Manager = Grant<"imports:manage">;
const MOST_AN_HOUR = 60;
/** A file of the largest size is stored in a few seconds; nobody else waits for what it writes. */
const STORE_MS = 60_000;

/** The name as it is shown: the last part of what it was called, without signs that are none. */
const nameOf = (given: string) => {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const readable = last.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, "").trim();
  return Array.from(readable).slice(0, 120).join("") || "data";
};

/** Takes a file in: its rows are kept as they stand, and nothing else is touched. Throws Invalid for what is not a table. */
export async function takeFile(grant: Manager, file: File, now: Date): Promise<string> {
  await limitAttempts(`import:${grant.by}`, MOST_AN_HOUR, 3_600, now);
  const { kind, columns, rows } = await readTable(file);
  const hash = hashOfBytes(new Uint8Array(await file.arrayBuffer()));
  const id = uuidv7(now);
  await db.$transaction(
    async (tx) => {
      await tx.import.create({
        data: {
          id,
          name: nameOf(file.name),
          file: kind,
          bytes: file.size,
          hash,
          state: "uploaded",
          columns,
          headingKey: headingKeyOf(columns),
          rows: rows.length,
          byId: grant.by ?? "",
          uploadedAt: now,
        },
        select: { id: true },
      });
      await stageRows(tx, id, rows);
      await recordChange(tx, { ...grant, subjectId: id }, now, grant.employeeId);
    },
    { timeout: STORE_MS },
  );
  return id;
}

/** Says what the columns mean; the file is checked next. Whatever was found before under another meaning is forgotten. */
export async function mapColumns(grant: Manager, { importId, version, mapping, effectiveOn }: MappingInput, now: Date) {
  await db.$transaction(async (tx) => {
    const found = await tx.import.findUnique({ where: { id: importId }, select: { columns: true } });
    if (!found) throw new Refused("not-found");
    const width = Array.isArray(found.columns) ? found.columns.length : 0;
    const beyond = FIELDS.filter((field) => (mapping[field] ?? 0) >= width);
    if (beyond.length > 0) throw new Invalid(beyond.map((field) => ({ path: `columns.${field}`, key: "problem.choose" })));
    const written = await tx.import.updateMany({
      where: { id: importId, version, state: { in: ["uploaded", "checked", "refused", "failed"] } },
      data: {
        mapping,
        effectiveOn: dateOf(effectiveOn),
        state: "mapped",
        failure: null,
        progress: 0,
        attempts: 0,
        checkedAt: null,
        begunAt: null,
        version: version + 1,
      },
    });
    if (written.count === 0) throw new Refused("changed-meanwhile");
    await recordChange(tx, { ...grant, subjectId: importId }, now, grant.employeeId);
  });
}

/** Asks for a file to be loaded that was checked and has no wrong cell; also again, after a load that was broken off. */
export async function askToLoad(grant: Manager, { importId, version }: z.output<typeof loadInput>, now: Date) {
  await db.$transaction(async (tx) => {
    const written = await tx.import.updateMany({
      where: {
        id: importId,
        version,
        checkedAt: { not: null },
        OR: [{ state: "checked" }, { state: "failed", failure: { in: ["interrupted", "fault"] } }],
      },
      data: { state: "loading", failure: null, progress: 0, attempts: 0, begunAt: null, version: version + 1 },
    });
    if (written.count === 0) throw new Refused("changed-meanwhile");
    await recordChange(tx, { ...grant, subjectId: importId }, now, grant.employeeId);
  });
}
