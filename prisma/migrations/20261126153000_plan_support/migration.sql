-- AlterTable
ALTER TABLE "plan" ADD COLUMN     "supportVersion" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "plan_support" (
    "planId" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "plan_support_pkey" PRIMARY KEY ("planId","item")
);

-- AddForeignKey
ALTER TABLE "plan_support" ADD CONSTRAINT "plan_support_planId_fkey" FOREIGN KEY ("planId") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
