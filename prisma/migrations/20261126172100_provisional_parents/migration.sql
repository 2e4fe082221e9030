-- AlterTable
ALTER TABLE "intended_result" ADD COLUMN     "provisional" TEXT;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "intended_result" DROP CONSTRAINT "intended_result_one_parent";
ALTER TABLE "intended_result" ADD CONSTRAINT "intended_result_one_parent"
  CHECK (num_nonnulls("agreementIndicatorId", "leaderResultId", "provisional") <= 1);

-- What is served may be thrown away with a draft or taken out of an agreement: whoever served it goes on serving its words.
CREATE FUNCTION "served_in_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'intended_result' THEN
    UPDATE "intended_result" SET "leaderResultId" = NULL, "provisional" = OLD."title" WHERE "leaderResultId" = OLD."id";
  ELSE
    UPDATE "intended_result" SET "agreementIndicatorId" = NULL, "provisional" = OLD."title" WHERE "agreementIndicatorId" = OLD."id";
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER "served_in_words" BEFORE DELETE ON "intended_result" FOR EACH ROW EXECUTE FUNCTION "served_in_words"();
CREATE TRIGGER "served_in_words" BEFORE DELETE ON "agreement_indicator" FOR EACH ROW EXECUTE FUNCTION "served_in_words"();

-- The results of a leader's people that serve something for now, once the leader has what they could serve: a plan in force of that
-- year, or indicators of the unit that the leader heads. For now is: words; a result of no plan in force of the leader's; an indicator
-- of a unit that the leader does not head, unless its head gave the role to somebody of that unit. This year and later ones.
CREATE FUNCTION "waiting_for_parent"("leader" uuid, "on_day" date) RETURNS TABLE ("resultId" uuid, "year" integer) LANGUAGE sql STABLE AS $$
  WITH team AS MATERIALIZED (
    SELECT x."employeeId" FROM "ratees_on"("leader", "on_day") x
  ), headed AS MATERIALIZED (
    SELECT DISTINCT a."id", a."year" FROM "unit_head" h JOIN "agreement" a ON a."unitId" = h."unitId"
    JOIN "agreement_result" g ON g."agreementId" = a."id" JOIN "agreement_indicator" i ON i."resultId" = g."id"
    WHERE h."employeeId" = "leader" AND h."from" <= "on_day" AND (h."until" IS NULL OR h."until" >= "on_day")
  ), own AS MATERIALIZED (
    SELECT p."id", p."year" FROM "plan" p WHERE p."employeeId" = "leader" AND p."setOn" IS NOT NULL AND p."supersededOn" IS NULL
  )
  SELECT r."id", p."year" FROM team x
  JOIN "employee" e ON e."id" = x."employeeId" JOIN "plan" p ON p."employeeId" = e."id" AND p."supersededOn" IS NULL
  JOIN "intended_result" r ON r."planId" = p."id"
  LEFT JOIN "intended_result" t ON t."id" = r."leaderResultId"
  LEFT JOIN "agreement_indicator" i ON i."id" = r."agreementIndicatorId" LEFT JOIN "agreement_result" g ON g."id" = i."resultId"
  LEFT JOIN "agreement" a ON a."id" = g."agreementId"
  WHERE p."year" >= extract(year FROM "on_day")
    AND (p."year" IN (SELECT headed."year" FROM headed) OR p."year" IN (SELECT own."year" FROM own))
    AND (r."provisional" IS NOT NULL
      OR (t."id" IS NOT NULL AND t."planId" NOT IN (SELECT own."id" FROM own))
      OR (a."id" IS NOT NULL AND a."id" NOT IN (SELECT headed."id" FROM headed) AND NOT (a."unitId" = e."unitId" AND EXISTS (
        SELECT 1 FROM "matrix_cell" c WHERE c."agreementIndicatorId" = i."id" AND c."employeeId" = e."id" AND c."state" = 'role'))))
$$;

-- Of two who each complete a circle with the other's link, neither would see the other's: they come one after the other.
CREATE OR REPLACE FUNCTION "cascade_has_no_circle"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."leaderResultId" IS NULL THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('cascade_has_no_circle'));
  IF EXISTS (
    WITH RECURSIVE above AS (
      SELECT r."id", r."leaderResultId" FROM "intended_result" r WHERE r."id" = NEW."leaderResultId"
      UNION
      SELECT r."id", r."leaderResultId" FROM above JOIN "intended_result" r ON r."id" = above."leaderResultId"
    ) SELECT 1 FROM above WHERE above."id" = NEW."id"
  ) THEN RAISE EXCEPTION 'a result serves itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'cascade_has_no_circle'; END IF;
  RETURN NEW;
END $$;
