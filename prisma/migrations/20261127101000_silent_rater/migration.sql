-- AlterTable
ALTER TABLE "quarter" ADD COLUMN     "evaluateDays" SMALLINT NOT NULL DEFAULT 14;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

-- Who may evaluate in whose stead on a day: of each appraisal whose days for rating are over and that nobody signed, the rater's superior;
-- once the superior's days are over too, the superior's superior as well. `since` is the last day for rating, `passed` the working days since.
CREATE FUNCTION "left_unsigned"("on_day" date) RETURNS TABLE ("appraisalId" uuid, "since" date, "passed" int, "superiorId" uuid, "aboveId" uuid) LANGUAGE sql STABLE AS $$
  WITH raters AS (
    SELECT DISTINCT a."raterId" FROM "appraisal" a JOIN "step_window" w ON w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" = 'rating' AND w."closesOn" < "on_day"
    WHERE NOT EXISTS (SELECT 1 FROM "evaluation_document" d WHERE d."appraisalId" = a."id")
  ), over_them AS (
    SELECT r."raterId", s."raterId" AS "superiorId", t."raterId" AS "aboveId" FROM raters r
    LEFT JOIN LATERAL "rater_on"(r."raterId", "on_day") s ON true LEFT JOIN LATERAL "rater_on"(s."raterId", "on_day") t ON true
  )
  SELECT a."id", w."closesOn", "working_days_until"(w."closesOn", "on_day")::int, nullif(o."superiorId", a."employeeId"),
    CASE WHEN "working_days_until"(w."closesOn", "on_day") > q."evaluateDays" THEN nullif(nullif(o."aboveId", a."employeeId"), a."raterId") END
  FROM "appraisal" a JOIN "quarter" q ON q."period" = a."period"
  JOIN "step_window" w ON w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" = 'rating' AND w."closesOn" < "on_day"
  JOIN over_them o ON o."raterId" = a."raterId"
  WHERE NOT EXISTS (SELECT 1 FROM "evaluation_document" d WHERE d."appraisalId" = a."id")
$$;
