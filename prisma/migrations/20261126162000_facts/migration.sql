-- The services that the indicators of a plan may name: of the employee's unit, of those above it and of those below it.
CREATE FUNCTION "services_of_plan"("plan_id" uuid) RETURNS TABLE ("id" uuid) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE above AS (
    SELECT u."id", u."parentId" FROM "plan" p JOIN "employee" e ON e."id" = p."employeeId" JOIN "unit" u ON u."id" = e."unitId" WHERE p."id" = "plan_id"
    UNION ALL
    SELECT u."id", u."parentId" FROM above JOIN "unit" u ON u."id" = above."parentId"
  ), below AS (
    SELECT e."unitId" AS "id" FROM "plan" p JOIN "employee" e ON e."id" = p."employeeId" WHERE p."id" = "plan_id"
    UNION ALL
    SELECT u."id" FROM below JOIN "unit" u ON u."parentId" = below."id"
  )
  SELECT s."id" FROM "service" s WHERE s."unitId" IN (SELECT above."id" FROM above UNION SELECT below."id" FROM below)
$$;

-- What is decided and logged in the last days of a quarter is written down in the first days of the next: until then nothing is frozen
-- but by a rating.
INSERT INTO "setting" ("id", "key", "value", "from", "until", "source", "tag") VALUES
  (gen_random_uuid(), 'freezeDays', '7', '2000-01-01', NULL, 'Bawaan Cermin: hari setelah akhir triwulan, sebelum angka dari data ditetapkan', 'H');
