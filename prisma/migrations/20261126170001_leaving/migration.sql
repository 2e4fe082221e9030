-- CreateEnum
CREATE TYPE "LeavingReason" AS ENUM ('retired', 'moved_away', 'died', 'dismissed');

-- AlterTable
ALTER TABLE "employee" ADD COLUMN     "leftBecause" "LeavingReason";

-- What Prisma cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "employee" ADD CONSTRAINT "employee_left_because" CHECK ("leftBecause" IS NULL OR "leftOn" IS NOT NULL);
