import { describe, expect, it } from "vitest";
import { MASK, masked } from "@/lib/scoring/core/raters/masked";
import { Random } from "@/prisma/seed/random";

const random = new Random(20_261_118);
const digits = (n: number) => Array.from({ length: n }, () => random.int(0, 9)).join("");
const grouped = (text: string, sizes: readonly number[], by: string) => {
  const from = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0));
  return sizes.map((size, i) => text.slice(from[i], (from[i] ?? 0) + size)).join(by);
};
/** Ways in which people write them. */
const WAYS: (() => string)[] = [
  () => `08${digits(10)}`,
  () => grouped(`08${digits(10)}`, [4, 4, 4], "-"),
  () => grouped(`08${digits(9)}`, [4, 3, 4], " "),
  () => `+628${digits(9)}`,
  () => `+62 ${grouped(`8${digits(10)}`, [3, 4, 4], " ")}`,
  () => `(021) ${digits(7)}`,
  () => `62.8${grouped(digits(9), [2, 4, 3], ".")}`,
  () => digits(16),
  () => grouped(digits(16), [4, 4, 4, 4], " "),
  () => grouped(digits(16), [6, 6, 4], "."),
  () => `19${digits(16)}`,
  () => grouped(`19${digits(16)}`, [8, 6, 1, 3], " "),
  () => `budi.${digits(2)}@kota.example`,
  () => `Siti_R+kerja@mail.kota.go.id`,
  () => `ani (at) kota.example`,
];

describe("a sentence is masked", () => {
  it("of 200 telephone numbers, NIK, NIP and e-mail addresses at least 98 of a hundred", () => {
    const samples = Array.from({ length: 200 }, (_, n) => (WAYS[n % WAYS.length] ?? WAYS[0])?.() ?? "");
    const left = samples.filter((sample) => masked(`Hubungi ${sample}, ia menolong.`) !== `Hubungi ${MASK}, ia menolong.`);
    console.info(`masked: ${200 - left.length} of 200${left.length > 0 ? `; left: ${left.slice(0, 3).join(" | ")}` : ""}`);
    expect(left.length).toBeLessThanOrEqual(4);
  });

  it.each([
    "Datang 15 menit lebih awal pada 12-11-2026 dan 2026-10-01.",
    "Melayani 1.250 warga dalam 3 bulan.",
    "Ruang 12, lantai 3; nomor surat 800/123.",
    "Selalu membantu, juga di hari Sabtu.",
  ])("and keeps “%s”", (text) => {
    expect(masked(text)).toBe(text);
  });
});
