import "server-only";
import { cache } from "react";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayFrom, dayOf, now } from "@/lib/platform/clock";
import { db, type Transaction } from "@/lib/platform/db";
import { readNameKey, readPageKey, writePageKey } from "@/lib/platform/page-key";
import { Invalid } from "@/lib/platform/refusal";
import type { LineList, PeopleList, PersonRow, PersonSheet } from "./types";

const PAGE = 40;
type Reader = Grant<"people:read">;
type Choice = { q?: string | undefined; unit?: string | undefined; after?: string | undefined };

/** A part of a name, or the beginning of a NIP, as it is written in a pattern. */
const part = (q: string | undefined) => (q ? `%${q.replace(/[\\%_]/g, "\\$&")}%` : null);

type Row = Omit<PersonRow, "leftOn"> & { leftOn: Date | null };

/** By name, from a key on; narrowed to a unit and below, and to a part of a name or a NIP. */
export async function listPeople(_grant: Reader, { q, unit, after }: Choice): Promise<PeopleList> {
  const key = readNameKey(after);
  const today = dateOf(dayOf(now()));
  const found = await db.$queryRaw<Row[]>`
    SELECT e."id", e."name", e."nip", e."post", u."shortName" AS "unit", r."name" AS "rater", coalesce(o."interim", false) AS "interim", e."leftOn"
    FROM "employee" e JOIN "unit" u ON u."id" = e."unitId"
    LEFT JOIN LATERAL "rater_on"(e."id", ${today}::date) o ON true LEFT JOIN "employee" r ON r."id" = o."raterId"
    WHERE (${part(q)}::text IS NULL OR e."name" ILIKE ${part(q)} OR e."nip" LIKE ${part(q)})
      AND (${unit ?? null}::uuid IS NULL OR e."unitId" IN (SELECT "id" FROM "units_under"(${unit ?? null}::uuid)))
      AND (${key?.id ?? null}::uuid IS NULL OR (e."name", e."id") > (${key?.name ?? ""}, ${key?.id ?? null}::uuid))
    ORDER BY e."name", e."id" LIMIT ${PAGE + 1}`;
  const rows = found.slice(0, PAGE).map(({ leftOn, ...row }) => ({ ...row, leftOn: leftOn && dayFrom(leftOn) }));
  const last = rows.at(-1);
  return { rows, next: found.length > PAGE && last ? writePageKey([last.name, last.id]) : null };
}

/** One person with their lines, newest first, and the way to their plans and results; null for nobody. */
export const getPerson = cache(async (_grant: Reader, id: string): Promise<PersonSheet | null> => {
  const person = await db.employee.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      nip: true,
      post: true,
      postKind: true,
      rank: true,
      unitId: true,
      leftOn: true,
      leftBecause: true,
      version: true,
      unit: { select: { name: true } },
      lines: {
        orderBy: { from: "desc" },
        select: { id: true, raterId: true, from: true, until: true, version: true, rater: { select: { name: true } } },
      },
      postings: {
        orderBy: [{ from: "desc" }, { id: "asc" }],
        select: {
          id: true,
          kind: true,
          unitId: true,
          place: true,
          post: true,
          from: true,
          until: true,
          version: true,
          unit: { select: { name: true } },
        },
      },
      // of each year the one in force, else the draft: its page names the others
      plans: {
        where: { supersededOn: null },
        orderBy: [{ year: "desc" }, { revision: "asc" }],
        distinct: ["year"],
        select: { id: true, year: true },
      },
      appraisals: { where: { ratedAt: { not: null } }, orderBy: { period: "desc" }, take: 8, select: { id: true, period: true } },
    },
  });
  if (!person) return null;
  const [rater] = await db.$queryRaw<{ name: string; interim: boolean }[]>`
    SELECT e."name", r."interim" FROM "rater_on"(${id}::uuid, ${dateOf(dayOf(now()))}::date) r JOIN "employee" e ON e."id" = r."raterId"`;
  const { unit, leftOn, lines, postings, plans, appraisals, ...rest } = person;
  return {
    ...rest,
    unit: unit.name,
    leftOn: leftOn && dayFrom(leftOn),
    rater: rater ?? null,
    lines: lines.map(({ rater: { name }, from, until, ...line }) => ({
      ...line,
      rater: name,
      from: dayFrom(from),
      until: until && dayFrom(until),
    })),
    postings: postings.map(({ unit, from, until, ...posting }) => ({
      ...posting,
      unit: unit?.name ?? null,
      from: dayFrom(from),
      until: until && dayFrom(until),
    })),
    planIds: plans,
    results: appraisals,
  };
});

type LineFound = {
  id: string;
  employeeId: string;
  employee: string;
  raterId: string;
  rater: string;
  from: Date;
  until: Date | null;
  version: number;
};

/** Who rates whom and since when: by the employee's name, then the newest first, from a key on. */
export async function listLines(_grant: Reader, { q, after }: Choice): Promise<LineList> {
  const [name = "", from = "", id = ""] = readPageKey(after, 3) ?? [];
  const start = /^\d{4}-\d{2}-\d{2}$/.test(from) && /^[0-9a-f-]{36}$/.test(id) ? { name, from, id } : null;
  const found = await db.$queryRaw<LineFound[]>`
    SELECT l."id", l."employeeId", e."name" AS "employee", l."raterId", r."name" AS "rater", l."from", l."until", l."version"
    FROM "reporting_line" l JOIN "employee" e ON e."id" = l."employeeId" JOIN "employee" r ON r."id" = l."raterId"
    WHERE (${part(q)}::text IS NULL OR e."name" ILIKE ${part(q)} OR r."name" ILIKE ${part(q)})
      AND (${start?.id ?? null}::uuid IS NULL OR e."name" > ${start?.name ?? ""}
        OR (e."name" = ${start?.name ?? ""} AND (l."from" < ${start ? dateOf(start.from) : null}::date
          OR (l."from" = ${start ? dateOf(start.from) : null}::date AND l."id" > ${start?.id ?? null}::uuid))))
    ORDER BY e."name", l."from" DESC, l."id" LIMIT ${PAGE + 1}`;
  const rows = found.slice(0, PAGE).map(({ from, until, ...line }) => ({ ...line, from: dayFrom(from), until: until && dayFrom(until) }));
  const last = rows.at(-1);
  return { rows, next: found.length > PAGE && last ? writePageKey([last.employee, last.from, last.id]) : null };
}

/** The one person of a NIP or of a whole name; throws Invalid at the field for nobody and for several. */
export async function findPerson(tx: Transaction, path: string, typed: string): Promise<{ id: string; name: string }> {
  const digits = typed.replace(/[\s.-]/g, "");
  const where = /^\d{18}$/.test(digits) ? { nip: digits } : { name: { equals: typed, mode: "insensitive" as const } };
  const [person, another] = await tx.employee.findMany({ where, take: 2, select: { id: true, name: true } });
  if (!person) throw new Invalid([{ path, key: "people.unknown", values: { typed } }]);
  if (another) throw new Invalid([{ path, key: "people.several", values: { typed } }]);
  return person;
}
