-- CreateTable
CREATE TABLE "result_agreement" (
    "appraisalId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "proposedById" UUID NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "agreedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "result_agreement_pkey" PRIMARY KEY ("appraisalId")
);

-- CreateIndex
CREATE INDEX "result_agreement_unitId_idx" ON "result_agreement"("unitId");

-- CreateIndex
CREATE INDEX "result_agreement_proposedById_idx" ON "result_agreement"("proposedById");

-- AddForeignKey
ALTER TABLE "result_agreement" ADD CONSTRAINT "result_agreement_appraisalId_fkey" FOREIGN KEY ("appraisalId") REFERENCES "appraisal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result_agreement" ADD CONSTRAINT "result_agreement_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result_agreement" ADD CONSTRAINT "result_agreement_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "result_agreement" ADD CONSTRAINT "result_agreement_in_order" CHECK ("agreedAt" >= "proposedAt");

-- It was made for one unit's people and with one rater: another move, its withdrawal, another rater, and it is gone, whoever writes that.
CREATE FUNCTION "end_agreement"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "result_agreement" WHERE "appraisalId" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "end_agreement" AFTER UPDATE OF "unitId", "raterId" ON "appraisal" FOR EACH ROW
  WHEN (OLD."unitId" <> NEW."unitId" OR OLD."raterId" <> NEW."raterId") EXECUTE FUNCTION "end_agreement"();
