-- AlterTable: quarters that are open or over were asked by the seven values.
ALTER TABLE "quarter" ADD COLUMN     "instrumentId" TEXT NOT NULL DEFAULT 'berakhlak-1';
ALTER TABLE "quarter" ALTER COLUMN "instrumentId" DROP DEFAULT;

INSERT INTO "setting" ("id", "key", "value", "from", "until", "source", "tag") VALUES
  (gen_random_uuid(), 'behaviourInstrument', '"berakhlak-1"', '2000-01-01', NULL, 'PermenPANRB 6/2022, Lampiran, hlm. 29-30', 'P');
