-- AlterTable
ALTER TABLE "agreement_result" ADD COLUMN     "goalId" UUID;

-- CreateTable
CREATE TABLE "direction" (
    "id" UUID NOT NULL,
    "fromYear" INTEGER NOT NULL,
    "untilYear" INTEGER NOT NULL,
    "vision" TEXT NOT NULL,
    "source" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "direction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mission" (
    "id" UUID NOT NULL,
    "directionId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "mission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "strategic_goal" (
    "id" UUID NOT NULL,
    "missionId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "indicator" TEXT,
    "closedOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "strategic_goal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mission_directionId_number_key" ON "mission"("directionId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "strategic_goal_missionId_number_key" ON "strategic_goal"("missionId", "number");

-- CreateIndex
CREATE INDEX "agreement_result_goalId_idx" ON "agreement_result"("goalId");

-- AddForeignKey
ALTER TABLE "agreement_result" ADD CONSTRAINT "agreement_result_goalId_fkey" FOREIGN KEY ("goalId") REFERENCES "strategic_goal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mission" ADD CONSTRAINT "mission_directionId_fkey" FOREIGN KEY ("directionId") REFERENCES "direction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "strategic_goal" ADD CONSTRAINT "strategic_goal_missionId_fkey" FOREIGN KEY ("missionId") REFERENCES "mission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

-- A year belongs to one period of government.
ALTER TABLE "direction" ADD CONSTRAINT "direction_years" CHECK ("untilYear" >= "fromYear");
ALTER TABLE "direction" ADD CONSTRAINT "direction_one_at_once" EXCLUDE USING gist (int4range("fromYear", "untilYear", '[]') WITH &&);

-- Words that were there before stay as they are: no goal was chosen for them.
ALTER TABLE "agreement_result" ADD CONSTRAINT "agreement_result_one_goal" CHECK (num_nonnulls("goalId", "serves") <= 1);
