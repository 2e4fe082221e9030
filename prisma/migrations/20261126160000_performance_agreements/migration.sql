-- CreateEnum
CREATE TYPE "TrajectoryKind" AS ENUM ('cumulative', 'level');

-- CreateTable
CREATE TABLE "agreement" (
    "id" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "source" TEXT,
    "signedOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_result" (
    "id" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "serves" TEXT,

    CONSTRAINT "agreement_result_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_indicator" (
    "id" UUID NOT NULL,
    "resultId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "kind" "TrajectoryKind" NOT NULL,
    "direction" TEXT NOT NULL,
    "target" BIGINT NOT NULL,
    "q1" BIGINT NOT NULL,
    "q2" BIGINT NOT NULL,
    "q3" BIGINT NOT NULL,
    "q4" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "agreement_indicator_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "agreement_unitId_year_key" ON "agreement"("unitId", "year");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_result_agreementId_position_key" ON "agreement_result"("agreementId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_result_agreementId_title_key" ON "agreement_result"("agreementId", "title");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_indicator_resultId_position_key" ON "agreement_indicator"("resultId", "position");

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_result" ADD CONSTRAINT "agreement_result_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_indicator" ADD CONSTRAINT "agreement_indicator_resultId_fkey" FOREIGN KEY ("resultId") REFERENCES "agreement_result"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "agreement_indicator" ADD CONSTRAINT "agreement_indicator_direction" CHECK ("direction" IN ('more-is-better', 'less-is-better'));
ALTER TABLE "agreement_indicator" ADD CONSTRAINT "agreement_indicator_amounts" CHECK (least("target", "q1", "q2", "q3", "q4") >= 0);
-- The four quarters reach the year's target, as lib/scoring/core/trajectory.ts says in words.
ALTER TABLE "agreement_indicator" ADD CONSTRAINT "agreement_indicator_reaches_year"
  CHECK ("target" = CASE "kind" WHEN 'level' THEN "q4" ELSE "q1" + "q2" + "q3" + "q4" END);
