import "server-only";
import type { Grant } from "@/lib/access/grant";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { itemsOf, OF_DIALOGUES } from "@/lib/scoring/commands/agreed-items";
import { judgeIndicator } from "@/lib/scoring/core/appraise";
import type { Receipt } from "@/lib/scoring/core/receipt";
import type { DialogueItem, DialogueRow, DialogueSheet, DialogueStanding, TeamRow } from "./types";

type Row = {
  id: string;
  employee: string;
  rater: string;
  heldOn: Date;
  nextOn: Date | null;
  employeeConfirmedAt: Date | null;
  raterConfirmedAt: Date | null;
  lockedAt: Date | null;
};
const columns = Prisma.sql`d."id", e."name" AS "employee", r."name" AS "rater", d."heldOn", d."nextOn", d."employeeConfirmedAt", d."raterConfirmedAt", d."lockedAt"`;
const joined = Prisma.sql`"dialogue" d JOIN "employee" e ON e."id" = d."employeeId" JOIN "employee" r ON r."id" = d."raterId"`;

function standingOf(day: string, { heldOn, employeeConfirmedAt, raterConfirmedAt, lockedAt }: Row): DialogueStanding {
  if (lockedAt) return "locked";
  if (employeeConfirmedAt ?? raterConfirmedAt) return "half";
  return dayFrom(heldOn) <= day ? "due" : "planned";
}
const rowOn = (day: string, row: Row): DialogueRow => ({
  id: row.id,
  employee: row.employee,
  rater: row.rater,
  heldOn: dayFrom(row.heldOn),
  nextOn: row.nextOn && dayFrom(row.nextOn),
  standing: standingOf(day, row),
});

const SHOWN = 40;

/** Those in which one is one of both, what is open first, then the newest. One statement. */
export async function listDialogues(grant: Grant<"dialogues:list">, now: Date): Promise<{ own: DialogueRow[]; led: DialogueRow[] }> {
  const rows = await db.$queryRaw<(Row & { own: boolean })[]>`
    (SELECT true AS "own", ${columns} FROM ${joined} WHERE d."employeeId" = ${grant.subjectId}::uuid
      ORDER BY d."lockedAt" IS NOT NULL, d."heldOn" DESC, d."id" LIMIT ${SHOWN})
    UNION ALL
    (SELECT false, ${columns} FROM ${joined} WHERE d."raterId" = ${grant.subjectId}::uuid
      ORDER BY d."lockedAt" IS NOT NULL, d."heldOn" DESC, d."id" LIMIT ${SHOWN})`;
  const of = (own: boolean) => rows.filter((row) => row.own === own).map((row) => rowOn(dayOf(now), row));
  return { own: of(true), led: of(false) };
}

/** Of those one rates today, with whom one last agreed on minutes longest ago first. One statement. */
export async function listDialogueTeam(grant: Grant<"dialogues:list">, now: Date): Promise<TeamRow[]> {
  const rows = await db.$queryRaw<(Omit<TeamRow, "lastOn" | "nextOn"> & { lastOn: Date | null; nextOn: Date | null })[]>`
    SELECT e."id", e."name", e."post", last."heldOn" AS "lastOn", last."nextOn", open."id" AS "openId"
    FROM "ratees_on"(${grant.subjectId}::uuid, ${dateOf(dayOf(now))}::date) x JOIN "employee" e ON e."id" = x."employeeId"
    LEFT JOIN LATERAL (SELECT d."heldOn", d."nextOn" FROM "dialogue" d WHERE d."employeeId" = e."id" AND d."lockedAt" IS NOT NULL
      ORDER BY d."lockedAt" DESC, d."id" DESC LIMIT 1) last ON true
    LEFT JOIN "dialogue" open ON open."employeeId" = e."id" AND open."lockedAt" IS NULL
    ORDER BY last."heldOn" NULLS FIRST, e."name", e."id" LIMIT 200`;
  return rows.map(({ lastOn, nextOn, ...row }) => ({ ...row, lastOn: lastOn && dayFrom(lastOn), nextOn: nextOn && dayFrom(nextOn) }));
}

type SheetRow = Row & {
  version: number;
  employeeId: string;
  raterId: string;
  wentWell: string | null;
  hinders: string | null;
  support: string | null;
  items: DialogueItem[];
  inputs: Receipt | null;
  obstacles: { id: string; text: string }[];
  feedback: number;
  since: Date | null;
};

/** One dialogue with its items, each as it stood in those before, and what there is to talk about. One statement. */
export async function getDialogue(grant: Grant<"dialogue:read">, now: Date): Promise<DialogueSheet> {
  const [row] = await db.$queryRaw<SheetRow[]>`
    SELECT ${columns}, d."version", d."employeeId", d."raterId", d."wentWell", d."hinders", d."support", past."heldOn" AS "since",
      ${itemsOf(OF_DIALOGUES)} AS "items",
      (SELECT a."inputs" FROM "appraisal" a WHERE a."employeeId" = d."employeeId" AND a."ratedAt" IS NOT NULL ORDER BY a."period" DESC LIMIT 1) AS "inputs",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', h."id", 'text', h."text") ORDER BY h."flaggedAt", h."id") FROM "obstacle" h
        WHERE h."employeeId" = d."employeeId" AND h."resolvedAt" IS NULL), '[]') AS "obstacles",
      (SELECT count(*)::int FROM "feedback" f WHERE f."employeeId" = d."employeeId" AND f."withdrawnAt" IS NULL
        AND f."givenOn" > coalesce(past."heldOn", ${dateOf(dayOf(now))}::date - 92)) AS "feedback"
    FROM ${joined} LEFT JOIN LATERAL (SELECT max(b."heldOn") AS "heldOn" FROM "dialogue" b
      WHERE b."employeeId" = d."employeeId" AND b."lockedAt" IS NOT NULL AND b."id" <> d."id") past ON true
    WHERE d."id" = ${grant.subjectId}::uuid`;
  if (!row) throw new RangeError("a grant is of a dialogue that is there");
  const { version, employeeId, raterId, wentWell, hinders, support, items, inputs, obstacles, feedback, since } = row;
  const below = (inputs?.indicators ?? []).filter((indicator) => judgeIndicator(indicator).standing === "below");
  return {
    ...rowOn(dayOf(now), row),
    version,
    employeeId,
    raterId,
    wentWell,
    hinders,
    support,
    employeeConfirmedOn: row.employeeConfirmedAt && dayOf(row.employeeConfirmedAt),
    raterConfirmedOn: row.raterConfirmedAt && dayOf(row.raterConfirmedAt),
    items,
    agenda: {
      below: below.map(({ resultTitle, title }) => ({ result: resultTitle, indicator: title })),
      obstacles,
      feedback,
      since: since && dayFrom(since),
    },
  };
}
