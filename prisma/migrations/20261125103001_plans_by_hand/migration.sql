-- DropIndex
DROP INDEX "plan_employeeId_year_key";

-- AlterTable
ALTER TABLE "plan" ADD COLUMN     "behaviourVersion" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "changedAt" TIMESTAMPTZ(3),
ADD COLUMN     "changedById" UUID,
ADD COLUMN     "revision" SMALLINT NOT NULL DEFAULT 1,
ADD COLUMN     "supersededOn" DATE;

-- AlterTable
ALTER TABLE "intended_result" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "indicator" ADD COLUMN     "copiedFromId" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "plan_return" (
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "plan_return_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "plan_return_planId_at_idx" ON "plan_return"("planId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "plan_employeeId_year_revision_key" ON "plan"("employeeId", "year", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "plan_one_in_force" ON "plan"("employeeId", "year") WHERE ("setOn" IS NOT NULL AND "supersededOn" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "plan_one_drafted" ON "plan"("employeeId", "year") WHERE ("setOn" IS NULL);

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "employee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_return" ADD CONSTRAINT "plan_return_planId_fkey" FOREIGN KEY ("planId") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_return" ADD CONSTRAINT "plan_return_byId_fkey" FOREIGN KEY ("byId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_copiedFromId_fkey" FOREIGN KEY ("copiedFromId") REFERENCES "indicator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

-- Nothing is set that the employee has not signed, nothing is superseded that was not set, and not before it was.
ALTER TABLE "plan" ADD CONSTRAINT "plan_stages" CHECK (
  ("setOn" IS NULL OR "signedOn" IS NOT NULL) AND ("supersededOn" IS NULL OR ("setOn" IS NOT NULL AND "supersededOn" >= "setOn")));
