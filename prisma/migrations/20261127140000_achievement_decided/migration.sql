-- AlterTable
ALTER TABLE "organisation_achievement" DROP CONSTRAINT "organisation_achievement_pkey",
ADD COLUMN     "id" UUID,
ADD COLUMN     "version" INTEGER,
ADD COLUMN     "byId" UUID,
ADD COLUMN     "decidedAt" TIMESTAMPTZ(3),
ADD COLUMN     "supersededAt" TIMESTAMPTZ(3);

-- What was there came with its period: what was rated beside it stays beside it.
UPDATE "organisation_achievement" o SET "id" = gen_random_uuid(), "version" = 1,
  "decidedAt" = coalesce((SELECT q."openedAt" FROM "quarter" q WHERE q."period" = o."period"), make_date(left(o."period", 4)::int, 1, 1)::timestamptz);

ALTER TABLE "organisation_achievement" ALTER COLUMN "id" SET NOT NULL, ALTER COLUMN "version" SET NOT NULL, ALTER COLUMN "decidedAt" SET NOT NULL,
ADD CONSTRAINT "organisation_achievement_pkey" PRIMARY KEY ("id");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_achievement_unitId_period_version_key" ON "organisation_achievement"("unitId", "period", "version");

-- CreateIndex
CREATE INDEX "organisation_achievement_byId_idx" ON "organisation_achievement"("byId");

-- AddForeignKey
ALTER TABLE "organisation_achievement" ADD CONSTRAINT "organisation_achievement_byId_fkey" FOREIGN KEY ("byId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

-- One is in force.
CREATE UNIQUE INDEX "achievement_in_force" ON "organisation_achievement" ("unitId", "period") WHERE "supersededAt" IS NULL;

-- What was decided is followed, never rewritten.
CREATE FUNCTION "achievement_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."supersededAt" IS NULL AND NEW."supersededAt" IS NOT NULL
    AND (to_jsonb(NEW) - 'supersededAt') = (to_jsonb(OLD) - 'supersededAt') THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'what was decided of an organisation is followed by another decision, never rewritten' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "achievement_is_kept" BEFORE UPDATE OR DELETE ON "organisation_achievement" FOR EACH ROW EXECUTE FUNCTION "achievement_is_kept"();

INSERT INTO "setting" ("id", "key", "value", "from", "until", "source", "tag") VALUES
  (gen_random_uuid(), 'headExpectation', '{"outstanding":"above","good":"meets","needs-improvement":"below","poor":"below","very-poor":"below"}', '2000-01-01', NULL,
    'Bawaan Cermin, menurut SE MenPANRB 3/2023: capaian organisasi menjadi rating hasil kerja pimpinannya (dikutip dari pemberitaan)', 'C');
