-- CreateEnum
CREATE TYPE "ObjectionOutcome" AS ENUM ('upheld', 'changed');

-- AlterTable
ALTER TABLE "quarter" ADD COLUMN     "decisionDays" SMALLINT NOT NULL DEFAULT 7,
ADD COLUMN     "objectionDays" SMALLINT NOT NULL DEFAULT 14;

-- CreateTable
CREATE TABLE "objection" (
    "id" UUID NOT NULL,
    "appraisalId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "input" TEXT,
    "reasons" TEXT NOT NULL,
    "filedAt" TIMESTAMPTZ(3) NOT NULL,
    "explanation" TEXT,
    "explainedById" UUID,
    "explainedAt" TIMESTAMPTZ(3),
    "hearing" TEXT,
    "heardById" UUID,
    "heardAt" TIMESTAMPTZ(3),
    "outcome" "ObjectionOutcome",
    "decision" TEXT,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "objection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "objection_documentId_idx" ON "objection"("documentId");

-- CreateIndex
CREATE INDEX "objection_appraisalId_idx" ON "objection"("appraisalId");

-- CreateIndex
CREATE INDEX "objection_explainedById_idx" ON "objection"("explainedById");

-- CreateIndex
CREATE INDEX "objection_heardById_idx" ON "objection"("heardById");

-- CreateIndex
CREATE INDEX "objection_decidedById_idx" ON "objection"("decidedById");

-- CreateIndex
CREATE UNIQUE INDEX "objection_one_standing" ON "objection"("documentId") WHERE ("withdrawnAt" IS NULL);

-- AddForeignKey
ALTER TABLE "objection" ADD CONSTRAINT "objection_appraisalId_fkey" FOREIGN KEY ("appraisalId") REFERENCES "appraisal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objection" ADD CONSTRAINT "objection_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "evaluation_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objection" ADD CONSTRAINT "objection_explainedById_fkey" FOREIGN KEY ("explainedById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objection" ADD CONSTRAINT "objection_heardById_fkey" FOREIGN KEY ("heardById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objection" ADD CONSTRAINT "objection_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

-- Decided by somebody for reasons, or withdrawn, and not both.
ALTER TABLE "objection" ADD CONSTRAINT "objection_ended" CHECK (
  ("decidedAt" IS NULL) = ("outcome" IS NULL) AND ("decidedAt" IS NULL) = ("decision" IS NULL) AND ("decidedAt" IS NULL) = ("decidedById" IS NULL)
  AND ("decidedAt" IS NULL OR "withdrawnAt" IS NULL));

-- What somebody objected with, and what was decided, stays; what has ended does not change.
CREATE FUNCTION "objection_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."decidedAt" IS NOT NULL OR OLD."withdrawnAt" IS NOT NULL
    OR (OLD."appraisalId", OLD."documentId", OLD."input", OLD."reasons", OLD."filedAt") IS DISTINCT FROM
       (NEW."appraisalId", NEW."documentId", NEW."input", NEW."reasons", NEW."filedAt")
  THEN RAISE EXCEPTION 'an objection is kept as it was filed and decided';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "objection_is_kept" BEFORE UPDATE OR DELETE ON "objection" FOR EACH ROW EXECUTE FUNCTION "objection_is_kept"();

-- Who decides on a day what is still open: the superior of the appraisal's rater, whoever that is then; once the days for deciding have
-- passed, that one's superior as well. Nobody where nobody stands above: personnel is told.
CREATE FUNCTION "open_objections"("on_day" date) RETURNS TABLE ("objectionId" uuid, "superiorId" uuid, "aboveId" uuid, "passed" int) LANGUAGE sql STABLE AS $$
  SELECT o."id", nullif(s."raterId", a."employeeId"),
    CASE WHEN "working_days_until"("legal_day"(o."filedAt"), "on_day") > q."decisionDays" THEN nullif(nullif(t."raterId", a."employeeId"), a."raterId") END,
    "working_days_until"("legal_day"(o."filedAt"), "on_day")::int
  FROM "objection" o JOIN "appraisal" a ON a."id" = o."appraisalId" JOIN "quarter" q ON q."period" = a."period"
  LEFT JOIN LATERAL "rater_on"(a."raterId", "on_day") s ON true LEFT JOIN LATERAL "rater_on"(s."raterId", "on_day") t ON true
  WHERE o."decidedAt" IS NULL AND o."withdrawnAt" IS NULL
$$;
