import { describe, expect, it } from "vitest";
import { regulationById } from "@/lib/regulation";
import { lookAtIndicator, lookAtResult } from "@/lib/scoring/core/wording";

// PermenPANRB 6/2022, Lampiran, hlm. 51, typed from the source.
const ABSOLUTE = ["semua", "selalu", "tidak pernah", "setiap"];

describe("the words of a result", () => {
  // In the manner of Anak Lampiran 1 (hlm. 120-122), which sorts phrases into achievements and what is none; phrases of our own.
  it.each([
    "Tersusunnya dokumen rencana kerja tahun 2027",
    "Meningkatnya cakupan imunisasi dasar lengkap",
    "Menurunnya angka kematian ibu",
    "Terlaksananya pelayanan antenatal yang aman",
    "Terselesaikannya laporan keuangan tepat waktu",
    "Terwujudnya pelayanan perizinan yang cepat",
    "Tersedianya data kependudukan yang mutakhir",
    "Berkurangnya waktu tunggu pasien di loket",
    "Bertambahnya kader kesehatan yang terlatih",
    "Membaiknya mutu air sungai di titik pantau",
    "Laporan keuangan triwulanan yang disajikan wajar",
    "Rekomendasi kebijakan pengelolaan sampah kota",
    "Layanan perizinan usaha yang selesai tiga hari",
    "Peta jaringan jalan kota yang mutakhir",
    "Mekanisme pengaduan yang dipahami warga",
    "Media informasi kesehatan yang dibaca warga",
    "Metode penyuluhan yang diterima petani",
    "Dokumen lingkungan yang sah untuk pemohon",
    "Berkas rekam medis yang ditemukan dalam lima menit",
  ])("%s is an achievement", (title) => {
    expect(lookAtResult(title, ABSOLUTE)).toEqual([]);
  });

  it.each([
    "Menyusun dokumen rencana kerja",
    "Melaksanakan imunisasi dasar di posyandu",
    "Melakukan kunjungan rumah ibu nifas",
    "Membuat laporan keuangan triwulan",
    "Mengikuti rapat koordinasi bidang",
    "Memberikan penyuluhan kepada warga",
    "Menghadiri rapat di kantor wali kota",
    "Merekap data kehadiran pegawai",
    "Mewakili dinas dalam pertemuan lintas sektor",
    "Melayani pemohon di loket pendaftaran",
    "Mengetik surat keluar dan mengarsipkannya",
    "Memeriksa kelengkapan berkas permohonan",
    "Berkoordinasi dengan kelurahan dan kader",
    "Berpartisipasi dalam kegiatan hari jadi kota",
    "Penyusunan laporan kinerja unit kerja",
    "Pelaksanaan kegiatan posyandu di enam RW",
    "Pembuatan surat keputusan kenaikan pangkat",
    "Pengiriman surat dinas ke perangkat daerah",
    "Pencatatan barang milik daerah di gudang",
  ])("%s is an activity", (title) => {
    expect(lookAtResult(title, ABSOLUTE)).toEqual(["activity"]);
  });

  it.each(["Kepegawaian", "Administrasi umum", "Keuangan daerah"])("%s is a field of work", (title) => {
    expect(lookAtResult(title, ABSOLUTE)).toEqual(["category"]);
  });

  it.each([
    ["Terlayaninya semua pemohon pada hari yang sama", ["absolute"]],
    ["Tersedianya obat yang SELALU cukup", ["absolute"]],
    ["Tersedianya data yang tidak pernah terlambat", ["absolute"]],
    ["Tersedianya data yang tidak sekali pun, pernah, terlambat", []],
    ["Terbitnya izin setiap hari kerja", ["absolute"]],
    ["Terlayaninya pemohon seluruhnya dan semuanya", []], // other words than the law's
    ["Melayani semua pemohon di loket", ["activity", "absolute"]],
    ["", []],
    ["   ", []],
  ])("of %o: %j", (title, expected) => {
    expect(lookAtResult(title, ABSOLUTE)).toEqual(expected);
  });

  it("of a head are not asked for absolute words", () => {
    expect(lookAtResult("Terlayaninya semua pemohon pada hari yang sama", [])).toEqual([]);
  });
});

describe("the words of an indicator", () => {
  it.each([
    ["Kunjungan nifas", "Kunjungan nifas lengkap", ["unmeasured"]],
    ["Kunjungan nifas", "Kunjungan nifas lengkap 4 kali", []],
    ["Kunjungan nifas", "Lengkap sebelum akhir Desember", []],
    ["Kunjungan nifas dalam 40 hari", "Lengkap", []],
    ["Kunjungan nifas", "Selalu lengkap tiap bulan", ["absolute"]],
    ["Kunjungan nifas", "Semua ibu dikunjungi", ["absolute", "unmeasured"]],
    ["Kunjungan nifas", null, []], // a range has its unit and its numbers
    ["Setiap ibu nifas dikunjungi", null, ["absolute"]],
    ["Kunjungan nifas", "", []],
  ] as const)("%o with %o: %j", (title, target, expected) => {
    expect(lookAtIndicator(title, target, ABSOLUTE)).toEqual(expected);
  });
});

it("the regulation holds the source's absolute words", () => {
  const { absoluteWords } = regulationById("permenpanrb-6-2022", "quadrant");
  expect(absoluteWords.value).toEqual(ABSOLUTE);
  expect(absoluteWords.source).toMatchObject({ instrument: "PermenPANRB 6/2022", provision: "Lampiran, hlm. 51", tag: "P" });
});
