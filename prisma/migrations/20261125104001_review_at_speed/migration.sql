-- DropIndex
DROP INDEX "activity_waiting";

-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "exceptions" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "routine" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "activity_review" ADD COLUMN     "deedId" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "undoneAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "activity_waiting" ON "activity"("employeeId", "routine", "submittedAt", "id") WHERE ("submittedAt" IS NOT NULL AND "decidedAt" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "activity_review_deedId_activityId_key" ON "activity_review"("deedId", "activityId");

-- CreateIndex
CREATE INDEX "activity_review_byId_at_idx" ON "activity_review"("byId", "at");

-- What Prisma cannot say -----------------------------------------------------------------------------------------

-- Lines that wait already are weighed when their author next writes one; until then they are routine.
ALTER TABLE "activity" ADD CONSTRAINT "activity_routine" CHECK ("routine" = ("exceptions" = '[]'));
ALTER TABLE "activity_review" ADD CONSTRAINT "activity_review_undone" CHECK ("undoneAt" BETWEEN "at" AND "at" + interval '2 minutes');

INSERT INTO "setting" ("id", "key", "value", "from", "until", "source", "tag") VALUES
  (gen_random_uuid(), 'lookFirst', '{"workingDaysLate":3,"sameText":4,"earliest":300,"latest":1320}', '2000-01-01', NULL, 'Bawaan Cermin: baris yang patut dibuka dahulu', 'H');
