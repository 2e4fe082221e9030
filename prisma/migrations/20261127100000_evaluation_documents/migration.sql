-- CreateEnum
CREATE TYPE "EvaluationKind" AS ENUM ('rater', 'superior', 'objection');

-- CreateEnum
CREATE TYPE "Finality" AS ENUM ('superior', 'official', 'objection');

-- AlterTable
ALTER TABLE "appraisal" ADD COLUMN     "ratedById" UUID;

-- CreateTable
CREATE TABLE "evaluation_document" (
    "id" UUID NOT NULL,
    "appraisalId" UUID NOT NULL,
    "version" SMALLINT NOT NULL,
    "kind" "EvaluationKind" NOT NULL,
    "workResult" "Expectation" NOT NULL,
    "behaviour" "Expectation" NOT NULL,
    "note" TEXT,
    "predicate" TEXT NOT NULL,
    "inputs" JSONB NOT NULL,
    "steps" JSONB NOT NULL,
    "regulationId" TEXT NOT NULL,
    "ratedAt" TIMESTAMPTZ(3) NOT NULL,
    "ratedById" UUID,
    "raterId" UUID NOT NULL,
    "superiorId" UUID,
    "signedById" UUID NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,
    "final" "Finality",
    "code" TEXT NOT NULL,
    "deliveredAt" TIMESTAMPTZ(3),
    "receivedAt" TIMESTAMPTZ(3),
    "returnedAt" TIMESTAMPTZ(3),
    "reportedAt" TIMESTAMPTZ(3),

    CONSTRAINT "evaluation_document_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "appraisal_ratedById_idx" ON "appraisal"("ratedById");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_document_code_key" ON "evaluation_document"("code");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_document_appraisalId_version_key" ON "evaluation_document"("appraisalId", "version");

-- CreateIndex
CREATE INDEX "evaluation_document_raterId_idx" ON "evaluation_document"("raterId");

-- CreateIndex
CREATE INDEX "evaluation_document_ratedById_idx" ON "evaluation_document"("ratedById");

-- CreateIndex
CREATE INDEX "evaluation_document_superiorId_idx" ON "evaluation_document"("superiorId");

-- CreateIndex
CREATE INDEX "evaluation_document_signedById_idx" ON "evaluation_document"("signedById");

-- AddForeignKey
ALTER TABLE "appraisal" ADD CONSTRAINT "appraisal_ratedById_fkey" FOREIGN KEY ("ratedById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_document" ADD CONSTRAINT "evaluation_document_appraisalId_fkey" FOREIGN KEY ("appraisalId") REFERENCES "appraisal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_document" ADD CONSTRAINT "evaluation_document_ratedById_fkey" FOREIGN KEY ("ratedById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_document" ADD CONSTRAINT "evaluation_document_raterId_fkey" FOREIGN KEY ("raterId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_document" ADD CONSTRAINT "evaluation_document_superiorId_fkey" FOREIGN KEY ("superiorId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_document" ADD CONSTRAINT "evaluation_document_signedById_fkey" FOREIGN KEY ("signedById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "evaluation_document" ADD CONSTRAINT "evaluation_document_code" CHECK ("code" ~ '^[2-9A-HJKMNP-Z]{8}$');
-- Signed, then delivered, then received, then returned: each at the earliest with the one before.
ALTER TABLE "evaluation_document" ADD CONSTRAINT "evaluation_document_in_order" CHECK (
  ("deliveredAt" IS NULL OR "deliveredAt" >= "signedAt")
  AND ("receivedAt" IS NULL OR ("deliveredAt" IS NOT NULL AND "receivedAt" >= "deliveredAt"))
  AND ("returnedAt" IS NULL OR ("receivedAt" IS NOT NULL AND "returnedAt" >= "receivedAt"))
  AND ("reportedAt" IS NULL OR "reportedAt" >= "signedAt"));

-- What was signed stays as it was signed; of the dates each is written once.
CREATE FUNCTION "evaluation_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "dates" CONSTANT text[] := ARRAY['deliveredAt', 'receivedAt', 'returnedAt', 'reportedAt'];
BEGIN
  IF TG_OP = 'DELETE' OR to_jsonb(OLD) - "dates" <> to_jsonb(NEW) - "dates"
    OR EXISTS (SELECT 1 FROM unnest("dates") d WHERE to_jsonb(OLD) -> d <> 'null' AND to_jsonb(OLD) -> d <> to_jsonb(NEW) -> d)
  THEN RAISE EXCEPTION 'an evaluation document is kept as it was signed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "evaluation_is_kept" BEFORE UPDATE OR DELETE ON "evaluation_document" FOR EACH ROW EXECUTE FUNCTION "evaluation_is_kept"();

-- Once a result was signed, the appraisal says what its newest version says, whoever writes it.
CREATE FUNCTION "rating_is_signed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "evaluation_document" d WHERE d."appraisalId" = NEW."id"
      AND d."version" = (SELECT max(v."version") FROM "evaluation_document" v WHERE v."appraisalId" = NEW."id")
      AND (d."workResult", d."behaviour", d."note", d."predicate", d."inputs", d."steps", d."regulationId", d."ratedAt", d."ratedById")
        IS DISTINCT FROM (NEW."workResult", NEW."behaviour", NEW."note", NEW."predicate", NEW."inputs", NEW."steps", NEW."regulationId", NEW."ratedAt", NEW."ratedById")
  ) THEN RAISE EXCEPTION 'a result that was signed changes by a new version only';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "rating_is_signed" BEFORE UPDATE OF "workResult", "behaviour", "note", "predicate", "inputs", "steps", "regulationId", "ratedAt", "ratedById"
  ON "appraisal" FOR EACH ROW EXECUTE FUNCTION "rating_is_signed"();
