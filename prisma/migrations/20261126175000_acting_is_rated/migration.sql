-- Who acts as the head of a unit (Plt) is judged by the head above the unit in which they report as such (PermenPANRB 6/2022, Lampiran,
-- hlm. 89-92): that one stands before a line that is older than the acting, and behind one that was written since, which knows of it. Then
-- the line, else the acting official, else the head of the unit in which somebody is at home on that day, else the next superior, who
-- stands in; never whom the employee disputes.
CREATE OR REPLACE FUNCTION "rater_on"("who" uuid, "on_day" date) RETURNS TABLE ("raterId" uuid, "interim" boolean) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE acts AS (
    SELECT h."unitId", h."from" FROM "unit_head" h
      WHERE h."employeeId" = "who" AND h."capacity" = 'acting' AND h."from" <= "on_day" AND (h."until" IS NULL OR h."until" >= "on_day")
      ORDER BY h."from" DESC, h."unitId" LIMIT 1
  ), over_acting AS (
    SELECT u."parentId" AS "id", 0 AS up FROM acts JOIN "unit" u ON u."id" = acts."unitId"
    UNION ALL
    SELECT u."parentId", over_acting.up + 1 FROM over_acting JOIN "unit" u ON u."id" = over_acting."id"
  ), above AS (
    SELECT u."id", u."parentId", 0 AS up FROM "employee" e LEFT JOIN "posting" p ON p."employeeId" = e."id" AND p."kind" = 'home'
      AND p."from" <= "on_day" AND (p."until" IS NULL OR p."until" >= "on_day")
      JOIN "unit" u ON u."id" = coalesce(p."unitId", e."unitId") WHERE e."id" = "who"
    UNION ALL
    SELECT u."id", u."parentId", above.up + 1 FROM above JOIN "unit" u ON u."id" = above."parentId"
  ), found AS (
    SELECT l."raterId", false AS "interim", CASE WHEN l."from" < (SELECT acts."from" FROM acts) THEN 2 ELSE 0 END AS stage, 0 AS up, 0 AS rank
      FROM "reporting_line" l
      WHERE l."employeeId" = "who" AND l."from" <= "on_day" AND (l."until" IS NULL OR l."until" >= "on_day")
    UNION ALL
    SELECT h."employeeId", false, 1, o.up, CASE h."capacity" WHEN 'acting' THEN 0 ELSE 1 END
      FROM over_acting o JOIN "unit_head" h ON h."unitId" = o."id"
      WHERE h."employeeId" <> "who" AND h."from" <= "on_day" AND (h."until" IS NULL OR h."until" >= "on_day")
    UNION ALL
    SELECT h."employeeId", true, 3, above.up, CASE h."capacity" WHEN 'acting' THEN 0 ELSE 1 END
      FROM above JOIN "unit_head" h ON h."unitId" = above."id"
      WHERE h."employeeId" <> "who" AND h."from" <= "on_day" AND (h."until" IS NULL OR h."until" >= "on_day")
  )
  SELECT f."raterId", f."interim" FROM found f WHERE NOT "is_disputed"("who", f."raterId", "on_day") ORDER BY f.stage, f.up, f.rank LIMIT 1
$$;

-- The same from the other side: whoever is in a headed unit today or was, or will be, on that day is asked for, and whoever acts for a head.
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
  ), acts AS (
    SELECT h."employeeId" AS "id", max(h."from") AS "from" FROM "unit_head" h
      WHERE h."capacity" = 'acting' AND h."from" <= "on_day" AND (h."until" IS NULL OR h."until" >= "on_day") GROUP BY h."employeeId"
  )
  SELECT l."employeeId", false FROM "reporting_line" l
    WHERE l."raterId" = "rater" AND l."from" <= "on_day" AND (l."until" IS NULL OR l."until" >= "on_day")
      AND NOT "is_disputed"(l."employeeId", "rater", "on_day") AND l."employeeId" NOT IN (SELECT acts."id" FROM acts WHERE acts."from" > l."from")
  UNION
  SELECT acts."id", false FROM acts JOIN "employee" e ON e."id" = acts."id" CROSS JOIN LATERAL "rater_on"(acts."id", "on_day") r
    WHERE r."raterId" = "rater" AND NOT r."interim" AND (e."leftOn" IS NULL OR e."leftOn" > "on_day")
  UNION ALL
  SELECT e."id", true FROM inside JOIN "employee" e ON e."id" = inside."id" CROSS JOIN LATERAL "rater_on"(e."id", "on_day") r
    WHERE r."raterId" = "rater" AND r."interim" AND (e."leftOn" IS NULL OR e."leftOn" > "on_day")
$$;
