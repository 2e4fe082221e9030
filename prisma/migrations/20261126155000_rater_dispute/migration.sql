-- CreateEnum
CREATE TYPE "DisputeOutcome" AS ENUM ('replaced', 'confirmed');

-- CreateTable
CREATE TABLE "rater_dispute" (
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "raterId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "suggested" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "settledById" UUID,
    "outcome" "DisputeOutcome",
    "answer" TEXT,
    "lineId" UUID,
    "until" DATE,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rater_dispute_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "rater_dispute_lineId_key" ON "rater_dispute"("lineId");

-- CreateIndex
CREATE INDEX "rater_dispute_employeeId_day_idx" ON "rater_dispute"("employeeId", "day");

-- CreateIndex
CREATE INDEX "rater_dispute_raterId_idx" ON "rater_dispute"("raterId");

-- AddForeignKey
ALTER TABLE "rater_dispute" ADD CONSTRAINT "rater_dispute_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rater_dispute" ADD CONSTRAINT "rater_dispute_raterId_fkey" FOREIGN KEY ("raterId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rater_dispute" ADD CONSTRAINT "rater_dispute_settledById_fkey" FOREIGN KEY ("settledById") REFERENCES "employee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rater_dispute" ADD CONSTRAINT "rater_dispute_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "reporting_line"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

CREATE UNIQUE INDEX "rater_dispute_one_open" ON "rater_dispute" ("employeeId") WHERE "settledAt" IS NULL;
ALTER TABLE "rater_dispute" ADD CONSTRAINT "rater_dispute_not_oneself" CHECK ("employeeId" <> "raterId");
ALTER TABLE "rater_dispute" ADD CONSTRAINT "rater_dispute_settled_whole" CHECK (
  ("settledAt" IS NULL) = ("outcome" IS NULL) AND ("settledAt" IS NULL) = ("until" IS NULL)
  AND ("settledAt" IS NOT NULL OR ("settledById" IS NULL AND "answer" IS NULL))
);
-- Whoever is confirmed is confirmed for a reason; a line stands in the place of a rater only who was replaced.
ALTER TABLE "rater_dispute" ADD CONSTRAINT "rater_dispute_confirmed_for_a_reason" CHECK ("outcome" IS DISTINCT FROM 'confirmed' OR "answer" IS NOT NULL);
ALTER TABLE "rater_dispute" ADD CONSTRAINT "rater_dispute_line" CHECK ("lineId" IS NULL OR ("outcome" IS NOT NULL AND "outcome" = 'replaced'));
ALTER TABLE "rater_dispute" ADD CONSTRAINT "rater_dispute_days" CHECK ("until" >= "day" - 1);

-- Whether somebody's rater is disputed on a day: then that one does not rate, by a line or by standing in.
CREATE FUNCTION "is_disputed"("who" uuid, "rater" uuid, "on_day" date) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM "rater_dispute" d WHERE d."employeeId" = "who" AND d."raterId" = "rater"
      AND d."day" <= "on_day" AND (d."until" IS NULL OR d."until" >= "on_day")
  )
$$;

-- The line, else the acting official, else the unit's head, else the next superior, who stands in; never whom the employee disputes.
CREATE OR REPLACE FUNCTION "rater_on"("who" uuid, "on_day" date) RETURNS TABLE ("raterId" uuid, "interim" boolean) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE above AS (
    SELECT u."id", u."parentId", 0 AS up FROM "employee" e JOIN "unit" u ON u."id" = e."unitId" WHERE e."id" = "who"
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

CREATE OR REPLACE FUNCTION "ratees_on"("rater" uuid, "on_day" date) RETURNS TABLE ("employeeId" uuid, "interim" boolean) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE headed AS (
    SELECT h."unitId" AS "id" FROM "unit_head" h
      WHERE h."employeeId" = "rater" AND h."from" <= "on_day" AND (h."until" IS NULL OR h."until" >= "on_day")
    UNION
    SELECT u."id" FROM headed JOIN "unit" u ON u."parentId" = headed."id"
  )
  SELECT l."employeeId", false FROM "reporting_line" l
    WHERE l."raterId" = "rater" AND l."from" <= "on_day" AND (l."until" IS NULL OR l."until" >= "on_day")
      AND NOT "is_disputed"(l."employeeId", "rater", "on_day")
  UNION ALL
  SELECT e."id", true FROM "employee" e JOIN headed ON headed."id" = e."unitId" CROSS JOIN LATERAL "rater_on"(e."id", "on_day") r
    WHERE r."raterId" = "rater" AND r."interim" AND (e."leftOn" IS NULL OR e."leftOn" > "on_day")
$$;
