-- CreateEnum
CREATE TYPE "PostingKind" AS ENUM ('home', 'secondment', 'study_leave');

-- CreateTable
CREATE TABLE "posting" (
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "kind" "PostingKind" NOT NULL,
    "unitId" UUID,
    "place" TEXT,
    "post" TEXT,
    "postKind" "PostKind",
    "from" DATE NOT NULL,
    "until" DATE,
    "undo" JSONB,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "posting_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "posting_employeeId_from_idx" ON "posting"("employeeId", "from");

-- CreateIndex
CREATE INDEX "posting_unitId_idx" ON "posting"("unitId");

-- CreateIndex
CREATE INDEX "posting_ahead" ON "posting"("from") WHERE ("undo" IS NOT NULL);

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

-- One home at once, and away in one place at once (both days included).
ALTER TABLE "posting" ADD CONSTRAINT "posting_one_home_at_once"
  EXCLUDE USING gist ("employeeId" WITH =, daterange("from", "until", '[]') WITH &&) WHERE ("kind" = 'home');
ALTER TABLE "posting" ADD CONSTRAINT "posting_one_absence_at_once"
  EXCLUDE USING gist ("employeeId" WITH =, daterange("from", "until", '[]') WITH &&) WHERE ("kind" <> 'home');
ALTER TABLE "posting" ADD CONSTRAINT "posting_forward" CHECK ("from" <= "until");
ALTER TABLE "posting" ADD CONSTRAINT "posting_home_whole" CHECK (
  "kind" <> 'home' OR ("unitId" IS NOT NULL AND "post" IS NOT NULL AND "postKind" IS NOT NULL)
);
ALTER TABLE "posting" ADD CONSTRAINT "posting_somewhere" CHECK (("unitId" IS NULL) <> ("place" IS NULL));

-- Everybody who is there was there, as they are, since the first day that anything tells of: a line, an office, a quarter, a plan, the log;
-- where nothing does, since the regulation that appraises them is in force.
INSERT INTO "posting" ("id", "employeeId", "kind", "unitId", "post", "postKind", "from", "until")
SELECT uuidv7(), t."id", 'home', t."unitId", t."post", t."postKind", t."since",
  CASE WHEN t."leftOn" IS NOT NULL THEN greatest(t."since", t."leftOn" - 1) END
FROM (
  SELECT e.*, coalesce(least(
    (SELECT min(l."from") FROM "reporting_line" l WHERE l."employeeId" = e."id"),
    (SELECT min(h."from") FROM "unit_head" h WHERE h."employeeId" = e."id"),
    (SELECT min(make_date(left(a."period", 4)::int, coalesce(substr(a."period", 7)::int * 3 - 2, 1), 1)) FROM "appraisal" a
      WHERE a."employeeId" = e."id" AND a."period" ~ '^[0-9]{4}-Q[1-4]$'),
    (SELECT make_date(min(p."year"), 1, 1) FROM "plan" p WHERE p."employeeId" = e."id"),
    (SELECT min(a."day") FROM "activity" a WHERE a."employeeId" = e."id")
  ), date '2022-02-07') AS "since" FROM "employee" e
) AS t;

-- The line, else the acting official, else the head of the unit in which somebody is at home on that day, else the next superior, who stands
-- in; never whom the employee disputes.
CREATE OR REPLACE FUNCTION "rater_on"("who" uuid, "on_day" date) RETURNS TABLE ("raterId" uuid, "interim" boolean) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE above AS (
    SELECT u."id", u."parentId", 0 AS up FROM "employee" e LEFT JOIN "posting" p ON p."employeeId" = e."id" AND p."kind" = 'home'
      AND p."from" <= "on_day" AND (p."until" IS NULL OR p."until" >= "on_day")
      JOIN "unit" u ON u."id" = coalesce(p."unitId", e."unitId") WHERE e."id" = "who"
    UNION ALL
    SELECT u."id", u."parentId", above.up + 1 FROM above JOIN "unit" u ON u."id" = above."parentId"
  ), found AS (
    SELECT l."raterId", false AS "interim", -1 AS up, 0 AS rank FROM "reporting_line" l
      WHERE l."employeeId" = "who" AND l."from" <= "on_day" AND (l."until" IS NULL OR l."until" >= "on_day")
    UNION ALL
    SELECT h."employeeId", true, above.up, CASE h."capacity" WHEN 'acting' THEN 0 ELSE 1 END
      FROM above JOIN "unit_head" h ON h."unitId" = above."id"
      WHERE h."employeeId" <> "who" AND h."from" <= "on_day" AND (h."until" IS NULL OR h."until" >= "on_day")
  )
  SELECT f."raterId", f."interim" FROM found f WHERE NOT "is_disputed"("who", f."raterId", "on_day") ORDER BY f.up, f.rank LIMIT 1
$$;

-- The same from the other side: whoever is in a headed unit today or was, or will be, on that day is asked for.
CREATE OR REPLACE FUNCTION "ratees_on"("rater" uuid, "on_day" date) RETURNS TABLE ("employeeId" uuid, "interim" boolean) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE headed AS (
    SELECT h."unitId" AS "id" FROM "unit_head" h
      WHERE h."employeeId" = "rater" AND h."from" <= "on_day" AND (h."until" IS NULL OR h."until" >= "on_day")
    UNION
    SELECT u."id" FROM headed JOIN "unit" u ON u."parentId" = headed."id"
  ), inside AS (
    SELECT e."id" FROM headed JOIN "employee" e ON e."unitId" = headed."id"
    UNION
    SELECT p."employeeId" FROM headed JOIN "posting" p ON p."unitId" = headed."id"
      WHERE p."kind" = 'home' AND p."from" <= "on_day" AND (p."until" IS NULL OR p."until" >= "on_day")
  )
  SELECT l."employeeId", false FROM "reporting_line" l
    WHERE l."raterId" = "rater" AND l."from" <= "on_day" AND (l."until" IS NULL OR l."until" >= "on_day")
      AND NOT "is_disputed"(l."employeeId", "rater", "on_day")
  UNION ALL
  SELECT e."id", true FROM inside JOIN "employee" e ON e."id" = inside."id" CROSS JOIN LATERAL "rater_on"(e."id", "on_day") r
    WHERE r."raterId" = "rater" AND r."interim" AND (e."leftOn" IS NULL OR e."leftOn" > "on_day")
$$;
