import "server-only";
import { dateOf } from "@/lib/platform/clock";
import { db, type Transaction } from "@/lib/platform/db";
import { uuidv7 } from "@/lib/platform/ids";
import { makeBatchKey } from "@/lib/platform/sealed-box";
import { firstDayOf, lastDayOf } from "../core/deadlines/periods";
import { type AssignmentReport, drawRespondents, type RespondentTerms } from "../core/raters/assignment-report";
import type { Colleague } from "../core/raters/circles";

export type Appraised = { appraisalId: string; id: string; unitId: string; raterId: string };
type Around = { id: string; away: boolean; wasNeverThere: boolean; heads: string[]; serves: string[] };

/**
 * Who works with whom on the last day of a quarter, by what is known: the same rater, the same unit, a leader's result or an indicator of the
 * unit that several serve, by plan or by the role matrix. Heads of the unit and above are superiors, too. One statement.
 */
export async function listColleagues(
  period: string,
  appraised: readonly Appraised[],
  client: Pick<Transaction, "$queryRaw"> = db,
): Promise<Colleague[]> {
  const [first, last] = [dateOf(firstDayOf(period)), dateOf(lastDayOf(period))];
  const year = Number(period.slice(0, 4));
  const rows = await client.$queryRaw<Around[]>`
    WITH people AS (
      SELECT * FROM unnest(${appraised.map(({ id }) => id)}::uuid[], ${appraised.map(({ unitId }) => unitId)}::uuid[]) AS p("id", "unitId")
    ), heads AS MATERIALIZED (
      SELECT u."id", "heads_of"(u."id", ${last}::date) AS "heads" FROM (SELECT DISTINCT "unitId" AS "id" FROM people) u
    ), serves AS (
      SELECT p."employeeId", coalesce(r."leaderResultId", r."agreementIndicatorId") AS "what" FROM "plan" p
        JOIN "intended_result" r ON r."planId" = p."id"
        WHERE p."year" = ${year} AND p."setOn" IS NOT NULL AND p."supersededOn" IS NULL AND (r."leaderResultId" IS NOT NULL OR r."agreementIndicatorId" IS NOT NULL)
      UNION
      SELECT c."employeeId", coalesce(c."leaderResultId", c."agreementIndicatorId") FROM "matrix_cell" c WHERE c."year" = ${year} AND c."state" = 'role'
    ), served AS (
      SELECT "employeeId", array_agg("what" ORDER BY "what") AS "what" FROM serves GROUP BY 1
    )
    SELECT p."id", coalesce(h."heads", '{}') AS "heads", coalesce(s."what", '{}') AS "serves",
      EXISTS (SELECT 1 FROM "posting" a WHERE a."employeeId" = p."id" AND a."kind" <> 'home'
        AND a."from" <= ${last}::date AND (a."until" IS NULL OR a."until" >= ${last}::date)) AS "away",
      EXISTS (SELECT 1 FROM "posting" a WHERE a."employeeId" = p."id" AND a."kind" <> 'home'
        AND a."from" <= ${first}::date AND (a."until" IS NULL OR a."until" >= ${last}::date)) AS "wasNeverThere"
    FROM people p LEFT JOIN heads h ON h."id" = p."unitId" LEFT JOIN served s ON s."employeeId" = p."id"`;
  const around = new Map(rows.map((row) => [row.id, row]));
  return appraised.map(({ id, unitId, raterId }) => {
    const found = around.get(id);
    return {
      id,
      raterId,
      superiorIds: found?.heads ?? [],
      circles: [`team ${raterId}`, `unit ${unitId}`, ...(found?.serves ?? []).map((what) => `result ${what}`)],
      responds: found?.away === false,
      isAskedAbout: found?.wasNeverThere === false,
    };
  });
}

export type Drawn = {
  groups: {
    id: string;
    appraisalId: string;
    perspective: "peers" | "subordinates";
    publicKey: Uint8Array<ArrayBuffer>;
    holders: readonly string[];
  }[];
  report: AssignmentReport;
};

/** Who answers about whom in a quarter, each group with a key of its own. Writes nothing but those keys. */
export async function drawGroups(period: string, appraised: readonly Appraised[], terms: RespondentTerms, now: Date): Promise<Drawn> {
  const { peers, subordinates, report } = drawRespondents(await listColleagues(period, appraised), terms);
  const asked = appraised.flatMap(({ id, appraisalId }) => [
    { appraisalId, perspective: "peers" as const, holders: peers.get(id) ?? [] },
    { appraisalId, perspective: "subordinates" as const, holders: subordinates.get(id) ?? [] },
  ]);
  const groups = await Promise.all(
    asked
      .filter(({ holders }) => holders.length > 0)
      .map(async (group) => {
        const id = uuidv7(now);
        return { ...group, id, publicKey: await makeBatchKey(id) };
      }),
  );
  return { groups, report };
}

/** Groups, the rights of those who are asked, and who lacks respondents: in one statement, in order of nothing that was answered. */
export async function writeGroups(tx: Transaction, period: string, { groups, report }: Drawn, { minimum }: RespondentTerms, now: Date) {
  const written = groups.map(({ holders: _holders, publicKey, ...group }) => ({
    ...group,
    publicKey: Buffer.from(publicKey).toString("hex"),
  }));
  const rights = groups.flatMap(({ id, holders }) => holders.map((holderId) => ({ id: uuidv7(now), groupId: id, holderId })));
  await tx.$executeRaw`
    WITH groups AS (
      INSERT INTO "response_group" ("id", "appraisalId", "perspective", "minimum", "publicKey")
      SELECT g."id", g."appraisalId", g."perspective", ${minimum}, decode(g."publicKey", 'hex')
      FROM jsonb_to_recordset(${JSON.stringify(written)}::jsonb) AS g("id" uuid, "appraisalId" uuid, "perspective" "Perspective", "publicKey" text)
    ), lacking AS (
      INSERT INTO "respondent_lack" ("period", "perspective", "employeeId", "has", "could", "because")
      SELECT ${period}, l.* FROM jsonb_to_recordset(${JSON.stringify(report.lacking)}::jsonb)
        AS l("perspective" "Perspective", "employeeId" uuid, "has" smallint, "could" smallint, "because" "LackCause")
    )
    INSERT INTO "response_right" ("id", "groupId", "holderId")
    SELECT * FROM unnest(${rights.map(({ id }) => id)}::uuid[], ${rights.map(({ groupId }) => groupId)}::uuid[], ${rights.map(({ holderId }) => holderId)}::uuid[])`;
}

/** What is told of a draw beside who lacks respondents, to be kept with the quarter. */
export function toldOf({ report: { lacking: _lacking, ...told } }: Drawn) {
  return told;
}
