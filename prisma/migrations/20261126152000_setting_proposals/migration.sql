-- CreateEnum
CREATE TYPE "ProposalOutcome" AS ENUM ('adopted', 'dropped');

-- CreateTable
CREATE TABLE "setting_proposal" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "from" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "proposedById" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "commentUntil" DATE NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "outcome" "ProposalOutcome",
    "decision" TEXT,

    CONSTRAINT "setting_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting_comment" (
    "id" UUID NOT NULL,
    "proposalId" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setting_comment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "setting_proposal_key_openedAt_idx" ON "setting_proposal"("key", "openedAt");

-- CreateIndex
CREATE INDEX "setting_comment_proposalId_at_idx" ON "setting_comment"("proposalId", "at");

-- AddForeignKey
ALTER TABLE "setting_proposal" ADD CONSTRAINT "setting_proposal_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setting_comment" ADD CONSTRAINT "setting_comment_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "setting_proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setting_comment" ADD CONSTRAINT "setting_comment_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

-- One proposal at a time for each rule. Decided is decided whole, and answered; it is in force only after everybody could comment.
CREATE UNIQUE INDEX "setting_proposal_one_open" ON "setting_proposal"("key") WHERE "decidedAt" IS NULL;
ALTER TABLE "setting_proposal" ADD CONSTRAINT "setting_proposal_decided"
  CHECK (("decidedAt" IS NULL) = ("outcome" IS NULL) AND ("decidedAt" IS NULL) = ("decision" IS NULL));
ALTER TABLE "setting_proposal" ADD CONSTRAINT "setting_proposal_forward" CHECK ("commentUntil" < "from");

INSERT INTO "setting" ("id", "key", "value", "from", "until", "source", "tag") VALUES
  (gen_random_uuid(), 'commentDays', '5', '2000-01-01', NULL, 'Bawaan Cermin: hari kerja untuk menanggapi usulan aturan setempat', 'H');
