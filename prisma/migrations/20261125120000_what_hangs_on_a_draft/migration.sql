-- A draft's results and indicators can be removed. PostgreSQL then asks what hangs on each of them, and would read these tables whole.

-- CreateIndex
CREATE INDEX "activity_intendedResultId_idx" ON "activity"("intendedResultId");

-- CreateIndex
CREATE INDEX "feedback_intendedResultId_idx" ON "feedback"("intendedResultId");

-- CreateIndex
CREATE INDEX "indicator_copiedFromId_idx" ON "indicator"("copiedFromId");

-- CreateIndex
CREATE INDEX "appraisal_planId_idx" ON "appraisal"("planId");
