-- CreateTable
CREATE TABLE "plan_comment" (
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "resultId" UUID,
    "indicatorId" UUID,
    "value" TEXT,
    "item" TEXT,
    "words" TEXT,
    "authorId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedById" UUID,

    CONSTRAINT "plan_comment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "plan_comment_planId_at_idx" ON "plan_comment"("planId", "at");

-- CreateIndex
CREATE INDEX "plan_comment_resultId_idx" ON "plan_comment"("resultId");

-- CreateIndex
CREATE INDEX "plan_comment_indicatorId_idx" ON "plan_comment"("indicatorId");

-- AddForeignKey
ALTER TABLE "plan_comment" ADD CONSTRAINT "plan_comment_planId_fkey" FOREIGN KEY ("planId") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_comment" ADD CONSTRAINT "plan_comment_resultId_fkey" FOREIGN KEY ("resultId") REFERENCES "intended_result"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_comment" ADD CONSTRAINT "plan_comment_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "indicator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_comment" ADD CONSTRAINT "plan_comment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_comment" ADD CONSTRAINT "plan_comment_resolvedById_fkey" FOREIGN KEY ("resolvedById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "plan_comment" ADD CONSTRAINT "plan_comment_text" CHECK (char_length("text") BETWEEN 1 AND 1000);
-- One line or none; a result's or an indicator's words are kept from the first, for the day on which the line is removed.
ALTER TABLE "plan_comment" ADD CONSTRAINT "plan_comment_line" CHECK (
  num_nonnulls("resultId", "indicatorId", "value", "item") <= 1 AND (num_nonnulls("resultId", "indicatorId") = 0 OR "words" IS NOT NULL));
ALTER TABLE "plan_comment" ADD CONSTRAINT "plan_comment_resolved" CHECK (
  ("resolvedAt" IS NULL) = ("resolvedById" IS NULL) AND ("resolvedAt" IS NULL OR "resolvedAt" >= "at"));

-- Which line a comment is about, as the form names it. Of lines that are gone those are one whose words were the same.
CREATE FUNCTION "comment_line"(c "plan_comment") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce('result.' || c."resultId", 'indicator.' || c."indicatorId", 'behaviour.' || c."value", 'support.' || c."item",
    CASE WHEN c."words" IS NULL THEN 'plan' ELSE 'gone.' || c."words" END)
$$;

-- The lines of a plan about which something is not settled, who had the last word, and when.
CREATE FUNCTION "open_threads"("plan_id" uuid) RETURNS TABLE ("line" text, "words" text, "lastById" uuid, "lastAt" timestamptz) LANGUAGE sql STABLE AS $$
  SELECT "comment_line"(c), (array_agg(c."words" ORDER BY c."at" DESC, c."id" DESC))[1],
    (array_agg(c."authorId" ORDER BY c."at" DESC, c."id" DESC))[1], max(c."at")
  FROM "plan_comment" c WHERE c."planId" = "plan_id"
  GROUP BY 1 HAVING count(*) FILTER (WHERE c."resolvedAt" IS NULL) > 0
$$;
