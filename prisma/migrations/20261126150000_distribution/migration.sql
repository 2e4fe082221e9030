-- CreateTable
CREATE TABLE "distribution_reason" (
    "id" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "distribution_reason_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "distribution_reason_byId_idx" ON "distribution_reason"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "distribution_reason_unitId_period_byId_version_key" ON "distribution_reason"("unitId", "period", "byId", "version");

-- AddForeignKey
ALTER TABLE "distribution_reason" ADD CONSTRAINT "distribution_reason_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "distribution_reason" ADD CONSTRAINT "distribution_reason_byId_fkey" FOREIGN KEY ("byId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "distribution_reason" ADD CONSTRAINT "distribution_reason_text" CHECK (length("text") BETWEEN 1 AND 2000);
ALTER TABLE "distribution_reason" ADD CONSTRAINT "distribution_reason_version" CHECK ("version" >= 1);
ALTER TABLE "distribution_reason" ADD CONSTRAINT "distribution_reason_period" CHECK ("period" ~ '^\d{4}-Q[1-4]$');

-- The percentages of the circular, as transcribed; an agency that decides others ends this row and dates the next.
INSERT INTO "setting" ("id", "key", "value", "from", "until", "source", "tag") VALUES
  (gen_random_uuid(), 'distributionShares', '{"outstandingMost":70,"goodMost":70,"needsImprovementBest":10,"needsImprovementLeast":60,"poorBest":10,"poorNeedsImprovement":10,"poorLeast":60,"veryPoorTogether":10,"veryPoorLeast":60}', '2000-01-01', NULL, 'SE MenPANRB 3/2023, pola distribusi (transkripsi naikpangkat.com)', 'C');
