import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { writeActivities } from "./activities";
import { writeAgency } from "./agency";
import { writeDocuments } from "./documents";
import { writeLedger } from "./ledger";
import { writePlanStates } from "./plan-states";
import { writePlans, writeQuarter } from "./quarters";
import { writeScans } from "./scans";
import { Seed } from "./seed";
import { writeServices } from "./services";

/** Builds the demonstration for the day it runs on, in an empty database, and marks it as one: nobody else writes that mark. */
if ((await db.unit.count()) > 0 || (await db.installation.count()) > 0) {
  process.stderr.write("This database is not empty: the demonstration is only ever loaded into an empty one.\n");
  process.exit(1);
}

const seed = new Seed(now());
const say = (line: string) => process.stdout.write(`${line}\n`);

await writeAgency(seed);
say("pegawai dan unit");
const planned = await writePlans(seed);
say("rencana kinerja");
await writeQuarter(seed, "closed", planned);
await writeQuarter(seed, "open", planned);
say("dua triwulan");
await writeActivities(seed, planned.resultIds);
say("kegiatan");
await writeDocuments(seed);
say("foto dan PDF");
await writeServices(seed);
say("layanan dan suara warga");
await writePlanStates(seed);
await writeLedger(seed);
say("catatan audit");
await writeScans(seed);
say("pindaian poster");
await db.installation.create({
  data: { id: 1, demo: true, agencyName: "Pemerintah Kota Contoh", createdAt: seed.at },
  select: { id: true },
});

await db.$disconnect();
