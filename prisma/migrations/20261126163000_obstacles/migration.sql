-- CreateEnum
CREATE TYPE "ObstacleKind" AS ENUM ('resources', 'training', 'authority', 'other');

-- CreateTable
CREATE TABLE "obstacle" (
    "id" UUID NOT NULL,
    "intendedResultId" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "kind" "ObstacleKind" NOT NULL,
    "text" TEXT NOT NULL,
    "flaggedAt" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedById" UUID,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "obstacle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obstacle_answer" (
    "id" UUID NOT NULL,
    "obstacleId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "obstacle_answer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "obstacle_intendedResultId_idx" ON "obstacle"("intendedResultId");

-- CreateIndex
CREATE INDEX "obstacle_employeeId_flaggedAt_idx" ON "obstacle"("employeeId", "flaggedAt");

-- CreateIndex
CREATE INDEX "obstacle_open" ON "obstacle"("employeeId") WHERE ("resolvedAt" IS NULL);

-- CreateIndex
CREATE INDEX "obstacle_answer_obstacleId_at_idx" ON "obstacle_answer"("obstacleId", "at");

-- AddForeignKey
ALTER TABLE "obstacle" ADD CONSTRAINT "obstacle_intendedResultId_fkey" FOREIGN KEY ("intendedResultId") REFERENCES "intended_result"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obstacle" ADD CONSTRAINT "obstacle_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obstacle" ADD CONSTRAINT "obstacle_resolvedById_fkey" FOREIGN KEY ("resolvedById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obstacle_answer" ADD CONSTRAINT "obstacle_answer_obstacleId_fkey" FOREIGN KEY ("obstacleId") REFERENCES "obstacle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obstacle_answer" ADD CONSTRAINT "obstacle_answer_byId_fkey" FOREIGN KEY ("byId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

-- Results copied before this was kept continue the one that an indicator of theirs continues.
UPDATE "intended_result" r SET "copiedFromId" = f."id"
FROM (
  SELECT i."intendedResultId" AS "to", min(former."intendedResultId"::text)::uuid AS "id"
  FROM "indicator" i JOIN "indicator" former ON former."id" = i."copiedFromId" GROUP BY i."intendedResultId"
) f WHERE f."to" = r."id";

ALTER TABLE "obstacle" ADD CONSTRAINT "obstacle_text" CHECK (char_length("text") BETWEEN 1 AND 500);
-- Out of the way by somebody, and not before it was flagged.
ALTER TABLE "obstacle" ADD CONSTRAINT "obstacle_resolved" CHECK (
  ("resolvedAt" IS NULL) = ("resolvedById" IS NULL) AND ("resolvedAt" IS NULL OR "resolvedAt" >= "flaggedAt"));
ALTER TABLE "obstacle_answer" ADD CONSTRAINT "obstacle_answer_action" CHECK (char_length("action") BETWEEN 1 AND 500);

-- A result and what it continues, over all plans before.
CREATE FUNCTION "results_behind"("plan_id" uuid) RETURNS TABLE ("shownId" uuid, "id" uuid) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE behind AS (
    SELECT r."id" AS "shownId", r."id", r."copiedFromId" FROM "intended_result" r WHERE r."planId" = "plan_id"
    UNION ALL
    SELECT behind."shownId", r."id", r."copiedFromId" FROM behind JOIN "intended_result" r ON r."id" = behind."copiedFromId"
  )
  SELECT behind."shownId", behind."id" FROM behind
$$;

-- Who answers for whom on a day: the rater, and whoever heads the unit itself.
CREATE FUNCTION "led_by"("leader" uuid, "on_day" date) RETURNS TABLE ("employeeId" uuid) LANGUAGE sql STABLE AS $$
  SELECT r."employeeId" FROM "ratees_on"("leader", "on_day") r
  UNION
  SELECT e."id" FROM "unit_head" h JOIN "employee" e ON e."unitId" = h."unitId"
    WHERE h."employeeId" = "leader" AND h."from" <= "on_day" AND (h."until" IS NULL OR h."until" >= "on_day") AND e."id" <> "leader"
$$;
