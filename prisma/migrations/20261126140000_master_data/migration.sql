-- CreateEnum
CREATE TYPE "ImportFile" AS ENUM ('csv', 'xlsx');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('uploaded', 'mapped', 'checked', 'refused', 'loading', 'done', 'failed');

-- CreateEnum
CREATE TYPE "ImportFailure" AS ENUM ('interrupted', 'overtaken', 'fault');

-- CreateEnum
CREATE TYPE "ImportOutcome" AS ENUM ('new', 'changed', 'unchanged', 'refused');

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "file" "ImportFile" NOT NULL,
    "bytes" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "state" "ImportState" NOT NULL,
    "failure" "ImportFailure",
    "columns" JSONB NOT NULL,
    "headingKey" TEXT NOT NULL,
    "mapping" JSONB,
    "effectiveOn" DATE,
    "rows" INTEGER NOT NULL,
    "counts" JSONB,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "byId" UUID NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL,
    "checkedAt" TIMESTAMPTZ(3),
    "begunAt" TIMESTAMPTZ(3),
    "loadedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "importId" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "cells" JSONB NOT NULL,
    "nip" TEXT,
    "employeeId" UUID,
    "outcome" "ImportOutcome",
    "staged" JSONB,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "problems" JSONB NOT NULL DEFAULT '[]',
    "warnings" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("importId","n")
);

-- CreateTable
CREATE TABLE "import_unit" (
    "importId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "outcome" "ImportOutcome" NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "parentId" UUID,
    "under" TEXT,
    "wasUnder" TEXT,
    "version" INTEGER,

    CONSTRAINT "import_unit_pkey" PRIMARY KEY ("importId","unitId")
);

-- CreateIndex
CREATE INDEX "import_uploadedAt_id_idx" ON "import"("uploadedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "import_headingKey_uploadedAt_idx" ON "import"("headingKey", "uploadedAt" DESC);

-- CreateIndex
CREATE INDEX "import_row_importId_outcome_n_idx" ON "import_row"("importId", "outcome", "n");

-- CreateIndex
CREATE INDEX "import_row_importId_nip_idx" ON "import_row"("importId", "nip");

-- CreateIndex
CREATE INDEX "import_row_warned" ON "import_row"("importId", "n") WHERE (warnings <> '[]'::jsonb);

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_importId_fkey" FOREIGN KEY ("importId") REFERENCES "import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_unit" ADD CONSTRAINT "import_unit_importId_fkey" FOREIGN KEY ("importId") REFERENCES "import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "import" ADD CONSTRAINT "import_hash_shape" CHECK ("hash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "import" ADD CONSTRAINT "import_counts" CHECK ("rows" > 0 AND "progress" BETWEEN 0 AND "rows" AND "bytes" > 0);
-- A failure has its reason; whatever was checked says how its columns were read; what is done says when.
ALTER TABLE "import" ADD CONSTRAINT "import_failed_for_a_reason" CHECK (("failure" IS NOT NULL) = ("state" = 'failed'));
ALTER TABLE "import" ADD CONSTRAINT "import_mapped" CHECK ("state" = 'uploaded' OR ("mapping" IS NOT NULL AND "effectiveOn" IS NOT NULL));
ALTER TABLE "import" ADD CONSTRAINT "import_done_at" CHECK (("loadedAt" IS NOT NULL) = ("state" = 'done'));
-- A row is refused for a reason, and for a reason only.
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_refused" CHECK (("problems" <> '[]') = ("outcome" IS NOT NULL AND "outcome" = 'refused'));

-- Of what was written the record stands: who changed what can be read as long as the agency keeps it.
CREATE FUNCTION "import_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" = 'done' THEN RAISE EXCEPTION 'an import that was loaded is kept as it is'; END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER "import_is_kept" BEFORE UPDATE OR DELETE ON "import" FOR EACH ROW EXECUTE FUNCTION "import_is_kept"();
