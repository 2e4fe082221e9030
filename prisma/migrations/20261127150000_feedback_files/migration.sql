-- Feedback carries files as a line of the log and a realisation do: five at most, hung on it by whoever gave it on its day.
ALTER TABLE "feedback" ADD COLUMN     "documents" SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_documents" CHECK ("documents" BETWEEN 0 AND 5);
ALTER TABLE "document" ADD COLUMN     "feedbackId" UUID;
CREATE UNIQUE INDEX "document_feedbackId_hash_key" ON "document"("feedbackId", "hash");
ALTER TABLE "document" ADD CONSTRAINT "document_feedbackId_fkey" FOREIGN KEY ("feedbackId") REFERENCES "feedback"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "document" DROP CONSTRAINT "document_one_owner";
ALTER TABLE "document" ADD CONSTRAINT "document_one_owner" CHECK (num_nonnulls("activityId", "realisationId", "feedbackId") = 1);

CREATE OR REPLACE FUNCTION "count_documents"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE "activity" SET "documents" = "documents" - 1 WHERE "id" = OLD."activityId";
    UPDATE "realisation" SET "documents" = "documents" - 1 WHERE "id" = OLD."realisationId";
    UPDATE "feedback" SET "documents" = "documents" - 1 WHERE "id" = OLD."feedbackId";
  END IF;
  IF TG_OP <> 'DELETE' THEN
    UPDATE "activity" SET "documents" = "documents" + 1 WHERE "id" = NEW."activityId";
    UPDATE "realisation" SET "documents" = "documents" + 1 WHERE "id" = NEW."realisationId";
    UPDATE "feedback" SET "documents" = "documents" + 1 WHERE "id" = NEW."feedbackId";
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER "count_documents" ON "document";
CREATE TRIGGER "count_documents" AFTER INSERT OR DELETE OR UPDATE OF "activityId", "realisationId", "feedbackId" ON "document"
  FOR EACH ROW EXECUTE FUNCTION "count_documents"();

-- How many files hang on it is counted beside the words that are kept.
CREATE OR REPLACE FUNCTION "feedback_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "open" text[] := ARRAY['intendedResultId', 'documents'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'feedback is kept';
  END IF;
  IF OLD."withdrawnAt" IS NULL THEN "open" := "open" || ARRAY['withdrawnAt']; END IF;
  IF OLD."repliedAt" IS NULL THEN "open" := "open" || ARRAY['reply', 'repliedAt']; END IF;
  IF to_jsonb(NEW) - "open" <> to_jsonb(OLD) - "open" OR (NEW."intendedResultId" IS NOT NULL AND NEW."intendedResultId" IS DISTINCT FROM OLD."intendedResultId") THEN
    RAISE EXCEPTION 'feedback is kept';
  END IF;
  RETURN NEW;
END $$;
