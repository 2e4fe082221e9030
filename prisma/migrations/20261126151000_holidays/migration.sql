-- CreateEnum
CREATE TYPE "HolidayKind" AS ENUM ('national', 'jointLeave', 'regional');

-- CreateTable
CREATE TABLE "holiday" (
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "HolidayKind" NOT NULL,
    "source" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "holiday_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "holiday_day_key" ON "holiday"("day");

-- What Prisma cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "holiday" ADD CONSTRAINT "holiday_told" CHECK (length("name") > 0 AND length("source") > 0);

-- Mondays to Fridays after one day up to and including another, of any calendar: by arithmetic, from a Monday on.
CREATE FUNCTION "weekdays_until"("from_day" date, "to_day" date) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT ("to_day" - date '1899-12-31') / 7 * 5 + least(("to_day" - date '1899-12-31') % 7, 5)
    - ("from_day" - date '1899-12-31') / 7 * 5 - least(("from_day" - date '1899-12-31') % 7, 5)
$$;

-- Working days after one day up to and including another, as workingDaysUntil in lib/scoring/core/deadlines counts them with the
-- days of the table as its holidays; 60 at most. What it says depends on the table: it is stable, no longer immutable.
CREATE OR REPLACE FUNCTION "working_days_until"("from_day" date, "to_day" date) RETURNS smallint LANGUAGE sql STABLE AS $$
  SELECT least(60, greatest(0, "weekdays_until"("from_day", "to_day") - (
    SELECT count(*) FROM "holiday" h WHERE h."day" > "from_day" AND h."day" <= "to_day" AND extract(isodow FROM h."day") <= 5
  )))::smallint
$$;

-- The kept counts follow the calendar in the statement that changes it: of each decided line that waited over a changed day, what it
-- waited is said anew. No line is written meanwhile, and no other change of the calendar counts beside this one.
CREATE FUNCTION "count_lines_again"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "come" date[] := '{}';
  "gone" date[] := '{}';
BEGIN
  LOCK TABLE "activity" IN SHARE ROW EXCLUSIVE MODE;
  IF TG_OP <> 'DELETE' THEN SELECT coalesce(array_agg("day"), '{}') INTO "come" FROM "come_days" WHERE extract(isodow FROM "day") <= 5; END IF;
  IF TG_OP <> 'INSERT' THEN SELECT coalesce(array_agg("day"), '{}') INTO "gone" FROM "gone_days" WHERE extract(isodow FROM "day") <= 5; END IF;
  WITH "changed" AS (
    SELECT "day", sum("by")::int AS "by"
    FROM (SELECT unnest("come") AS "day", 1 AS "by" UNION ALL SELECT unnest("gone"), -1) each GROUP BY "day" HAVING sum("by") <> 0
  ), "lines" AS (
    SELECT a."employeeId", "quarter_of"(a."day") AS "period", "legal_day"(a."submittedAt") AS "sent", "legal_day"(a."decidedAt") AS "decided"
    FROM "activity" a WHERE a."submittedAt" IS NOT NULL AND a."decidedAt" IS NOT NULL
      AND a."submittedAt" < (SELECT max("day") + 1 FROM "changed") AND a."decidedAt" > (SELECT min("day") - 1 FROM "changed")
  ), "over" AS (
    SELECT l."employeeId", l."period", least(60, greatest(0, c."now"))::smallint AS "now",
      least(60, greatest(0, c."now" + (SELECT sum(d."by") FROM "changed" d WHERE d."day" > l."sent" AND d."day" <= l."decided")))::smallint AS "was"
    FROM "lines" l CROSS JOIN LATERAL (
      SELECT "weekdays_until"(l."sent", l."decided") - (
        SELECT count(*) FROM "holiday" h WHERE h."day" > l."sent" AND h."day" <= l."decided" AND extract(isodow FROM h."day") <= 5
      ) AS "now"
    ) c WHERE EXISTS (SELECT 1 FROM "changed" d WHERE d."day" > l."sent" AND d."day" <= l."decided")
  ), "moved" AS (
    SELECT "employeeId", "period", "waited", sum("times")::int AS "times" FROM (
      SELECT "employeeId", "period", "was" AS "waited", -count(*) AS "times" FROM "over" WHERE "was" <> "now" GROUP BY 1, 2, 3
      UNION ALL
      SELECT "employeeId", "period", "now", count(*) FROM "over" WHERE "was" <> "now" GROUP BY 1, 2, 3
    ) both_ways GROUP BY 1, 2, 3 HAVING sum("times") <> 0
  ), "less" AS (
    UPDATE "activity_total" t SET "times" = t."times" + m."times" FROM "moved" m
    WHERE m."times" < 0 AND t."employeeId" = m."employeeId" AND t."period" = m."period" AND t."waited" = m."waited"
  )
  INSERT INTO "activity_total" ("employeeId", "period", "waited", "times")
  SELECT "employeeId", "period", "waited", "times" FROM "moved" WHERE "times" > 0
  ON CONFLICT ("employeeId", "period", "waited") DO UPDATE SET "times" = "activity_total"."times" + EXCLUDED."times";
  RETURN NULL;
END $$;
CREATE TRIGGER "count_lines_again_in" AFTER INSERT ON "holiday" REFERENCING NEW TABLE AS "come_days"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_lines_again"();
CREATE TRIGGER "count_lines_again_on" AFTER UPDATE ON "holiday" REFERENCING OLD TABLE AS "gone_days" NEW TABLE AS "come_days"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_lines_again"();
CREATE TRIGGER "count_lines_again_out" AFTER DELETE ON "holiday" REFERENCING OLD TABLE AS "gone_days"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_lines_again"();
