-- CreateEnum
CREATE TYPE "DeclineReason" AS ENUM ('never_worked_together', 'too_little', 'conflict_of_interest', 'other');

-- CreateTable
CREATE TABLE "respondent_decline" (
    "groupId" UUID NOT NULL,
    "holderId" UUID NOT NULL,
    "reason" "DeclineReason" NOT NULL,
    "words" TEXT,
    "day" DATE NOT NULL,

    CONSTRAINT "respondent_decline_pkey" PRIMARY KEY ("groupId","holderId")
);

-- CreateIndex
CREATE INDEX "respondent_decline_holderId_idx" ON "respondent_decline"("holderId");

-- AddForeignKey
ALTER TABLE "respondent_decline" ADD CONSTRAINT "respondent_decline_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "response_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "respondent_decline" ADD CONSTRAINT "respondent_decline_holderId_fkey" FOREIGN KEY ("holderId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
