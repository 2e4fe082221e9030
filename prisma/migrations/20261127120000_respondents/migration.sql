-- CreateEnum
CREATE TYPE "LackCause" AS ENUM ('circle', 'load');

-- AlterTable
ALTER TABLE "quarter" ADD COLUMN     "assignment" JSONB,
ADD COLUMN     "seed" TEXT;

-- CreateTable
CREATE TABLE "respondent_lack" (
    "period" TEXT NOT NULL,
    "perspective" "Perspective" NOT NULL,
    "employeeId" UUID NOT NULL,
    "has" SMALLINT NOT NULL,
    "could" SMALLINT NOT NULL,
    "because" "LackCause" NOT NULL,

    CONSTRAINT "respondent_lack_pkey" PRIMARY KEY ("period","perspective","employeeId")
);

-- CreateIndex
CREATE INDEX "respondent_lack_employeeId_idx" ON "respondent_lack"("employeeId");

-- AddForeignKey
ALTER TABLE "respondent_lack" ADD CONSTRAINT "respondent_lack_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "respondent_lack" ADD CONSTRAINT "respondent_lack_counts" CHECK ("has" >= 0 AND "could" >= "has");
ALTER TABLE "quarter" ADD CONSTRAINT "quarter_seed_with_assignment" CHECK (("seed" IS NULL) = ("assignment" IS NULL));

INSERT INTO "setting" ("id", "key", "value", "from", "until", "source", "tag") VALUES
  (gen_random_uuid(), 'peerLoad', '8', '2000-01-01', NULL, 'Bawaan Cermin: rekan yang ditanggapi seorang', 'H'),
  (gen_random_uuid(), 'subordinatesAsked', '12', '2000-01-01', NULL, 'Bawaan Cermin: bawahan yang diminta', 'H');
