-- CreateEnum
CREATE TYPE "DocumentKind" AS ENUM ('jpeg', 'png', 'pdf');

-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "documents" SMALLINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "realisation" ADD COLUMN     "documents" SMALLINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "document" (
    "id" UUID NOT NULL,
    "activityId" UUID,
    "realisationId" UUID,
    "name" TEXT NOT NULL,
    "kind" "DocumentKind" NOT NULL,
    "bytes" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "smallHash" TEXT,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "document_hash_idx" ON "document"("hash");

-- CreateIndex
CREATE INDEX "document_smallHash_idx" ON "document"("smallHash");

-- CreateIndex
CREATE UNIQUE INDEX "document_activityId_hash_key" ON "document"("activityId", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "document_realisationId_hash_key" ON "document"("realisationId", "hash");

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_realisationId_fkey" FOREIGN KEY ("realisationId") REFERENCES "realisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "document" ADD CONSTRAINT "document_one_owner" CHECK (num_nonnulls("activityId", "realisationId") = 1);
ALTER TABLE "document" ADD CONSTRAINT "document_hash_shape" CHECK ("hash" ~ '^[0-9a-f]{64}$' AND "smallHash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "document" ADD CONSTRAINT "document_size" CHECK ("bytes" BETWEEN 1 AND 5242880);
ALTER TABLE "document" ADD CONSTRAINT "document_name" CHECK (length("name") BETWEEN 1 AND 120);
ALTER TABLE "activity" ADD CONSTRAINT "activity_documents" CHECK ("documents" BETWEEN 0 AND 5);
ALTER TABLE "realisation" ADD CONSTRAINT "realisation_documents" CHECK ("documents" BETWEEN 0 AND 5);

-- How many hang on a line is kept in the statement that hangs them there: lists read it, and a sixth breaks the owner's rule.
CREATE FUNCTION "count_documents"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE "activity" SET "documents" = "documents" - 1 WHERE "id" = OLD."activityId";
    UPDATE "realisation" SET "documents" = "documents" - 1 WHERE "id" = OLD."realisationId";
  END IF;
  IF TG_OP <> 'DELETE' THEN
    UPDATE "activity" SET "documents" = "documents" + 1 WHERE "id" = NEW."activityId";
    UPDATE "realisation" SET "documents" = "documents" + 1 WHERE "id" = NEW."realisationId";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "count_documents" AFTER INSERT OR DELETE OR UPDATE OF "activityId", "realisationId" ON "document"
  FOR EACH ROW EXECUTE FUNCTION "count_documents"();

-- Why the evidence of a realisation can no longer be changed on a day; null while it can.
CREATE FUNCTION "realisation_fixed"("realisation_id" uuid, "on_day" date) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN x."supersededAt" IS NOT NULL THEN 'changed-meanwhile' WHEN j."ratedAt" IS NOT NULL OR w."closesOn" < "on_day" THEN 'closed' END
  FROM "realisation" x JOIN "indicator" i ON i."id" = x."indicatorId" JOIN "intended_result" t ON t."id" = i."intendedResultId"
  JOIN "plan" p ON p."id" = t."planId" LEFT JOIN "appraisal" j ON j."employeeId" = p."employeeId" AND j."period" = x."period"
  LEFT JOIN "step_window" w ON w."unitId" = j."unitId" AND w."period" = j."period" AND w."step" = 'rating'
  WHERE x."id" = "realisation_id"
$$;
