import { describe, expect, it } from "vitest";
import { rowsOf } from "@/components/rules/rows";
import { leafName, leafText, ruleName } from "@/components/settings/words";
import { LOCALES, speaker } from "@/lib/messages/format";
import { regulationInForce, regulations, regulationsOn } from "@/lib/regulation";
import { SUBJECTS } from "@/lib/regulation/schema";
import { leavesOf } from "@/lib/settings/shape";
import { type SettingKey, settingSchemas } from "@/lib/settings/types";

const say = speaker("id");
const settingKeys = Object.keys(settingSchemas) as SettingKey[];
/** A version as it is printed, without the spaces that do not break. */
const printed = (id: string) => {
  const rule = regulations.find((regulation) => regulation.id === id);
  if (!rule) throw new RangeError(`no ${id}`);
  return rowsOf(rule, say).map(({ what, value, source }) => [what, value.join(" | ").replaceAll("\u00a0", " "), source.tag]);
};

/** What the sources say, typed a second time; each version is printed whole, so that a value too many is seen as well as one too few. */
describe("every value of every version", () => {
  it("PermenPANRB 6/2022: the quadrant of hlm. 99, the guide of hlm. 97-98, the values of hlm. 29-30, Pasal 14, the limits of hlm. 114-119", () => {
    const rows = printed("permenpanrb-6-2022");
    expect(rows.slice(0, 9)).toEqual([
      ["Hasil kerja Di atas ekspektasi, perilaku Di bawah ekspektasi", "Kurang", "P"],
      ["Hasil kerja Di atas ekspektasi, perilaku Sesuai ekspektasi", "Baik", "P"],
      ["Hasil kerja Di atas ekspektasi, perilaku Di atas ekspektasi", "Sangat Baik", "P"],
      ["Hasil kerja Sesuai ekspektasi, perilaku Di bawah ekspektasi", "Kurang", "P"],
      ["Hasil kerja Sesuai ekspektasi, perilaku Sesuai ekspektasi", "Baik", "P"],
      ["Hasil kerja Sesuai ekspektasi, perilaku Di atas ekspektasi", "Baik", "P"],
      ["Hasil kerja Di bawah ekspektasi, perilaku Di bawah ekspektasi", "Sangat Kurang", "P"],
      ["Hasil kerja Di bawah ekspektasi, perilaku Sesuai ekspektasi", "Butuh Perbaikan", "P"],
      ["Hasil kerja Di bawah ekspektasi, perilaku Di atas ekspektasi", "Butuh Perbaikan", "P"],
    ]);
    expect(rows.slice(9, 15)).toEqual([
      [
        "Hasil kerja: Di atas ekspektasi",
        "Sebagian besar atau seluruh hasil kerja di atas ekspektasi dan tidak ada hasil kerja utama yang di bawah; umpan balik sebagian besar atau seluruhnya positif.",
        "P",
      ],
      [
        "Hasil kerja: Sesuai ekspektasi",
        "Sebagian besar atau seluruh hasil kerja sesuai ekspektasi dan hanya sebagian kecil hasil kerja utama yang di bawah; sebagian umpan balik positif.",
        "P",
      ],
      [
        "Hasil kerja: Di bawah ekspektasi",
        "Sebagian besar atau seluruh hasil kerja di bawah ekspektasi; umpan balik sebagian besar atau seluruhnya tidak positif.",
        "P",
      ],
      [
        "Perilaku kerja: Di atas ekspektasi",
        "Konsisten menjalankan nilai dasar bagi diri sendiri dan menjaga penerapannya di dalam atau di luar unit kerja.",
        "P",
      ],
      ["Perilaku kerja: Sesuai ekspektasi", "Konsisten menjalankan nilai dasar bagi diri sendiri.", "P"],
      ["Perilaku kerja: Di bawah ekspektasi", "Belum konsisten menjalankan nilai dasar.", "P"],
    ]);
    expect(rows.slice(15, 22)).toEqual([
      [
        "Berorientasi pelayanan",
        "komitmen memberikan pelayanan prima demi kepuasan masyarakat | Memahami dan memenuhi kebutuhan masyarakat | Ramah, cekatan, solutif, dan dapat diandalkan | Melakukan perbaikan tiada henti",
        "P",
      ],
      [
        "Akuntabel",
        "bertanggung jawab atas kepercayaan yang diberikan | Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, dan berintegritas tinggi | Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, dan efisien | Tidak menyalahgunakan kewenangan jabatan",
        "P",
      ],
      [
        "Kompeten",
        "terus belajar dan mengembangkan kapabilitas | Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah | Membantu orang lain belajar | Melaksanakan tugas dengan kualitas terbaik",
        "P",
      ],
      [
        "Harmonis",
        "saling peduli dan menghargai perbedaan | Menghargai setiap orang apapun latar belakangnya | Suka menolong orang lain | Membangun lingkungan kerja yang kondusif",
        "P",
      ],
      [
        "Loyal",
        "berdedikasi dan mengutamakan kepentingan Bangsa dan Negara | Memegang teguh ideologi Pancasila, Undang-Undang Dasar Negara Republik Indonesia Tahun 1945, setia kepada Negara Kesatuan Republik Indonesia serta pemerintahan yang sah | Menjaga nama baik sesama ASN, Pimpinan, Instansi, dan Negara | Menjaga rahasia jabatan dan negara",
        "P",
      ],
      [
        "Adaptif",
        "terus berinovasi dan antusias dalam menggerakkan serta menghadapi perubahan | Cepat menyesuaikan diri menghadapi perubahan | Terus berinovasi dan mengembangkan kreativitas | Bertindak proaktif",
        "P",
      ],
      [
        "Kolaboratif",
        "membangun kerja sama yang sinergis | Memberi kesempatan kepada berbagai pihak untuk berkontribusi | Terbuka dalam bekerja sama untuk menghasilkan nilai tambah | Menggerakkan pemanfaatan berbagai sumberdaya untuk tujuan bersama",
        "P",
      ],
    ]);
    expect(rows.slice(26)).toEqual([
      ["Hasil triwulan, untuk penilaian setahun", "bahan pertimbangan, bukan angka penentu", "P"],
      ["Kata yang sebaiknya dihindari dalam target", "semua, selalu, tidak pernah, setiap", "P"],
      ["Dukungan, pertanggungjawaban dan konsekuensi", "Disepakati bersama rencana", "P"],
      ["Rencana kinerja ditetapkan paling lambat", "tanggal 31 bulan ke-1 tahun itu", "P"],
      ["Evaluasi setahun selesai paling lambat", "tanggal 31 bulan ke-1 tahun berikutnya", "P"],
      ["Penilai menyerahkan dokumen, sejak ditandatangani", "14 hari kerja", "P"],
      ["Pegawai mengembalikan dokumen, sejak diterima", "14 hari kerja", "P"],
      ["Keberatan, sejak dokumen diterima", "14 hari kerja", "P"],
      ["Putusan atas keberatan, sejak diterima", "7 hari kerja", "P"],
      ["Pelaporan, sejak akhir periode", "30 hari kerja", "P"],
      ["Atasan penilai menilai, sejak masa evaluasi lewat", "14 hari kerja", "P"],
      ["Atasan penilai menyerahkan dokumennya, sejak ditandatangani", "7 hari kerja", "P"],
      ["Pegawai mengembalikan dokumen atasan penilai, sejak diterima", "7 hari kerja", "P"],
    ]);
  });

  it("SE MenPANRB 3/2023: twenty-five fields, none with a percentage of its own", () => {
    const most = "sebagian besar, paling banyak persentase yang bertanggal";
    const least = "paling sedikit persentase yang bertanggal";
    const best = "paling banyak persentase yang bertanggal";
    expect(printed("se-menpanrb-3-2023").map(([, value, tag]) => `${value} ${tag}`)).toEqual(
      [
        [most, "boleh ada", "boleh ada", "boleh ada", "boleh ada"],
        ["boleh ada", most, "bersama Kurang: paling sedikit satu orang", "bersama Butuh Perbaikan: paling sedikit satu orang", "boleh ada"],
        [best, "boleh ada", least, "boleh ada", "boleh ada"],
        [best, "boleh ada", least, least, "boleh ada"],
        ["tidak ada", "boleh ada", `bersama Kurang: ${least}`, `bersama Butuh Perbaikan: ${least}`, least],
      ]
        .flat()
        .map((value) => `${value} C`),
    );
  });

  it("PermenPANRB 14/2017: four grades, exactly one over n", () => {
    expect(printed("permenpanrb-14-2017")).toEqual([
      ["Skala jawaban", "1 sampai 4", "C"],
      ["Bobot setiap unsur", "tepat satu per jumlah unsur", "C"],
      ["Mutu A", "mulai 88,31", "C"],
      ["Mutu B", "mulai 76,61", "C"],
      ["Mutu C", "mulai 65,00", "C"],
      ["Mutu D", "mulai 25,00", "C"],
    ]);
  });

  it("PP 30/2019: 70 and 30 or 60 and 40, five bands, of which the text of two was cut off", () => {
    expect(printed("pp-30-2019")).toEqual([
      ["Tanpa pendapat rekan dan bawahan", "rencana 70 %, perilaku 30 %", "C"],
      ["Dengan pendapat rekan dan bawahan", "rencana 60 %, perilaku 40 %", "C"],
      ["Nilai tertinggi", "120,00", "C"],
      ["Sangat Baik", "mulai 110,00 | dan menciptakan ide atau cara baru yang bermanfaat", "C"],
      ["Baik", "mulai 90,00", "C"],
      ["Butuh Perbaikan", "mulai 70,00", "C"],
      ["Kurang", "mulai 50,00", "H"],
      ["Sangat Kurang", "mulai 0,00", "H"],
    ]);
  });

  it("Peraturan BKN 3/2023: five percentages, the two coefficients that were read", () => {
    expect(printed("bkn-3-2023")).toEqual([
      ["Sangat Baik", "150 %", "C"],
      ["Baik", "100 %", "C"],
      ["Butuh Perbaikan", "75 %", "C"],
      ["Kurang", "50 %", "C"],
      ["Sangat Kurang", "25 %", "C"],
      ["ahli-pertama", "12,50 angka kredit", "C"],
      ["ahli-muda", "25,00 angka kredit", "C"],
    ]);
  });
});

/** Every source of a file, wherever it stands. */
const sourcesIn = (part: unknown): unknown[] =>
  part === null || typeof part !== "object"
    ? []
    : "instrument" in part
      ? [part]
      : Object.values(part).flatMap((inside) => sourcesIn(inside));

describe("what is printed", () => {
  it.each(regulations)("of $id leaves out no source of its file and invents none, in either language", (rule) => {
    const { name: _name, title: _title, ...values } = rule;
    const inFile = new Set(sourcesIn(values).map((source) => JSON.stringify(source)));
    for (const locale of LOCALES)
      expect(new Set(rowsOf(rule, speaker(locale)).map(({ source }) => JSON.stringify(source)))).toEqual(inFile);
  });

  it.each(regulations)("of $id has a name and rows that can be told apart", (rule) => {
    const rows = rowsOf(rule, say).map(({ group, what }) => `${group} ${what}`);
    expect(new Set(rows).size).toBe(rows.length);
    expect(rule.name.length).toBeLessThan(40);
  });

  it("says every setting there is, and every part of it that can be set, in words of its own in both languages", () => {
    for (const locale of LOCALES) {
      const say = speaker(locale);
      const names = settingKeys.map((key) => say(ruleName(key)));
      expect(names).not.toContain(say("settings.unnamed"));
      expect(new Set(names).size).toBe(names.length);
      for (const key of settingKeys) {
        const leaves = leavesOf(key);
        const parts = leaves.map(({ path }) => leafName(key, path, say));
        expect(new Set(parts).size, key).toBe(leaves.length);
        if (leaves.length > 1) expect(parts, key).not.toContain(say(ruleName(key)));
      }
    }
    expect(leafText("lookFirst", { path: "earliest", kind: "number" }, "300", say)).toBe("300 (pukul 05.00)");
    // In Indonesian no choice is called as it is stored; that both catalogues have the same keys is asked elsewhere.
    for (const key of settingKeys)
      for (const leaf of leavesOf(key))
        for (const choice of leaf.choices) expect(leafText(key, leaf, choice, say), `${key}.${leaf.path}`).not.toBe(choice);
  });
});

describe("a day without law", () => {
  it.each([
    ["appraisal", "2022-02-06", "2022-02-07"],
    ["distribution", "2023-01-30", "2023-01-31"],
    ["satisfaction", "2017-12-31", "2018-01-01"],
    ["credit", "2023-07-23", "2023-07-24"],
  ] as const)("for %s is %s, the day before it begins on %s", (subject, before, first) => {
    expect(() => regulationInForce(subject, before)).toThrow(`no regulation in force for ${subject} on ${before}`);
    expect(regulationInForce(subject, first).subject).toBe(subject);
    expect(regulationsOn(before).some((rule) => rule.subject === subject)).toBe(false);
    expect(regulationsOn(first).some((rule) => rule.subject === subject)).toBe(true);
  });

  it("is none of today's: each subject has exactly one", () => {
    expect(regulationsOn("2026-11-26").map(({ subject }) => subject)).toEqual([...SUBJECTS]);
  });
});
