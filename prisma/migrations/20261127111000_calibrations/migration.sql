-- CreateEnum
CREATE TYPE "ProposalAnswer" AS ENUM ('taken', 'kept');

-- CreateTable
CREATE TABLE "calibration" (
    "id" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "openedById" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedById" UUID,
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "calibration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calibration_proposal" (
    "id" UUID NOT NULL,
    "calibrationId" UUID NOT NULL,
    "appraisalId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "beforeWorkResult" "Expectation" NOT NULL,
    "beforeBehaviour" "Expectation" NOT NULL,
    "workResult" "Expectation" NOT NULL,
    "behaviour" "Expectation" NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answer" "ProposalAnswer",
    "words" TEXT,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "calibration_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "calibration_openedById_idx" ON "calibration"("openedById");

-- CreateIndex
CREATE INDEX "calibration_closedById_idx" ON "calibration"("closedById");

-- CreateIndex
CREATE UNIQUE INDEX "calibration_unitId_period_key" ON "calibration"("unitId", "period");

-- CreateIndex
CREATE INDEX "calibration_proposal_calibrationId_at_idx" ON "calibration_proposal"("calibrationId", "at");

-- CreateIndex
CREATE INDEX "calibration_proposal_appraisalId_at_idx" ON "calibration_proposal"("appraisalId", "at");

-- CreateIndex
CREATE INDEX "calibration_proposal_byId_idx" ON "calibration_proposal"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "calibration_proposal_one_open" ON "calibration_proposal"("appraisalId") WHERE ("answeredAt" IS NULL);

-- AddForeignKey
ALTER TABLE "calibration" ADD CONSTRAINT "calibration_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calibration" ADD CONSTRAINT "calibration_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calibration" ADD CONSTRAINT "calibration_closedById_fkey" FOREIGN KEY ("closedById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calibration_proposal" ADD CONSTRAINT "calibration_proposal_calibrationId_fkey" FOREIGN KEY ("calibrationId") REFERENCES "calibration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calibration_proposal" ADD CONSTRAINT "calibration_proposal_appraisalId_fkey" FOREIGN KEY ("appraisalId") REFERENCES "appraisal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calibration_proposal" ADD CONSTRAINT "calibration_proposal_byId_fkey" FOREIGN KEY ("byId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "calibration" ADD CONSTRAINT "calibration_closed_whole" CHECK (("closedById" IS NULL) = ("closedAt" IS NULL));
ALTER TABLE "calibration_proposal" ADD CONSTRAINT "calibration_proposal_answered_whole" CHECK (("answer" IS NULL) = ("answeredAt" IS NULL));
ALTER TABLE "calibration_proposal" ADD CONSTRAINT "calibration_proposal_kept_in_words" CHECK ("answer" IS DISTINCT FROM 'kept' OR "words" IS NOT NULL);
