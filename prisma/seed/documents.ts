import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { examine } from "@/lib/documents/examine";
import { db } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import { DEMO_ACCOUNTS } from "./people";
import type { Seed } from "./seed";

const WAITING = 6; // lines in the queue of the demonstration's rater with a photo
const REPORTS = "southMidwife"; // one of those whom that rater rates, with reports on what was realised

/** Evidence on a few lines and realisations: photos and a PDF, taken in by the same door as anybody's. */
export async function writeDocuments(seed: Seed) {
  const employeeId = seed.personId(DEMO_ACCOUNTS.employee);
  const waiting = await db.activity.findMany({
    where: {
      submittedAt: { not: null },
      decidedAt: null,
      employee: { lines: { some: { raterId: seed.personId(DEMO_ACCOUNTS.rater), until: null } } },
    },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    take: WAITING,
    select: { id: true },
  });
  const returned = await db.activity.findMany({
    where: { employeeId, decision: "returned" },
    orderBy: { id: "desc" },
    take: 1,
    select: { id: true },
  });
  const realised = await db.realisation.findMany({
    where: {
      period: seed.open,
      indicator: { intendedResult: { plan: { employeeId: seed.personId(REPORTS) } } },
    },
    orderBy: { id: "asc" },
    take: 2,
    select: { id: true },
  });
  for (const [i, { id: activityId }] of waiting.entries()) await hang(seed, { activityId }, await photo(`Register ${i + 1}.jpg`, i));
  for (const { id: activityId } of returned) {
    await hang(seed, { activityId }, await photo("Kunjungan RW 04.jpg", 7));
    await hang(seed, { activityId }, await report("Register kunjungan nifas.pdf", "Register kunjungan nifas, RW 04", seed.at));
  }
  for (const { id: realisationId } of realised)
    await hang(seed, { realisationId }, await report("Laporan bulanan KIA.pdf", "Laporan bulanan KIA", seed.at));
}

async function hang(seed: Seed, owner: { activityId: string } | { realisationId: string }, file: File) {
  const { name, kind, body, small } = await examine(file);
  const smallHash = small && (await storeFile(small, seed.at));
  const hash = await storeFile(body, seed.at);
  await db.document.create({
    data: { id: seed.id(), ...owner, name, kind, bytes: body.length, hash, smallHash, addedAt: seed.at },
    select: { id: true },
  });
}

/** A sheet on a table, as somebody would photograph a register: ruled lines, no letters, another sheet for each number. */
async function photo(name: string, n: number): Promise<File> {
  const lines = Array.from({ length: 14 }, (_, i) => {
    const width = 380 + ((i * 97 + n * 61) % 260);
    return `<rect x="270" y="${170 + i * 44}" width="${width}" height="10" fill="#4a4f63"/>`;
  }).join("");
  const table = ["#8a7f70", "#6f7b86", "#7d8a76"][n % 3];
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="1200" height="900" fill="${table}"/>
    <g transform="rotate(${(n % 5) - 2} 600 450)"><rect x="200" y="60" width="800" height="780" fill="#f7f6f1"/>
    <rect x="270" y="105" width="420" height="22" fill="#232843"/>${lines}</g></svg>`;
  const bytes = await sharp(Buffer.from(sheet)).jpeg({ quality: 80 }).toBuffer();
  return new File([new Uint8Array(bytes)], name);
}

async function report(name: string, title: string, at: Date): Promise<File> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(title);
  document.setCreationDate(at);
  document.setModificationDate(at);
  const page = document.addPage([595, 842]); // A4
  page.drawText(title, { x: 72, y: 760, size: 18, font: await document.embedFont(StandardFonts.HelveticaBold) });
  return new File([new Uint8Array(await document.save())], name);
}
