import type PDFDocument from "pdfkit";
import QRCode from "qrcode";

type Doc = InstanceType<typeof PDFDocument>;

/** Draws an address as a QR: one path of all dark fields, so that no seam shows between them; a quarter of it may be scratched off. */
export function drawCode(doc: Doc, address: string, { x, y, side }: { x: number; y: number; side: number }) {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: "Q" });
  const field = side / modules.size;
  doc.save().translate(x, y);
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) doc.rect(column * field, row * field, field, field);
  doc.fill("#000000").restore();
}
