-- How far somebody has come in the introduction, and when they finished it or let it be.
ALTER TABLE "employee" ADD COLUMN "introducedAt" TIMESTAMPTZ(3), ADD COLUMN "introductionStep" SMALLINT NOT NULL DEFAULT 0;

-- What Prisma cannot say
ALTER TABLE "employee" ADD CONSTRAINT "employee_introduction_step" CHECK ("introductionStep" BETWEEN 0 AND 6);
