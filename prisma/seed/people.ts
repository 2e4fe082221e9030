/** Nobody real. Names as they are found across the country; NIPs right in shape alone. */
export type UnitKey = "city" | "office" | "north" | "south" | "laboratory" | "personnel" | "inspectorate" | "informatics";
export const UNITS: readonly {
  key: UnitKey;
  name: string;
  shortName: string;
  parent: UnitKey | null;
  head: string | null;
  acting?: boolean;
}[] = [
  { key: "city", name: "Pemerintah Kota Contoh", shortName: "Kota Contoh", parent: null, head: "mayor" },
  { key: "office", name: "Dinas Kesehatan", shortName: "Dinkes", parent: "city", head: "officeHead" },
  { key: "north", name: "Puskesmas Contoh Utara", shortName: "Puskesmas Utara", parent: "office", head: "northHead" },
  { key: "south", name: "Puskesmas Contoh Selatan", shortName: "Puskesmas Selatan", parent: "office", head: "southHead" },
  { key: "laboratory", name: "UPTD Laboratorium Kesehatan", shortName: "Labkes", parent: "office", head: "epidemiologist", acting: true },
  { key: "personnel", name: "Badan Kepegawaian dan Pengembangan SDM", shortName: "BKPSDM", parent: "city", head: null },
  { key: "inspectorate", name: "Inspektorat", shortName: "Inspektorat", parent: "city", head: null },
  { key: "informatics", name: "Dinas Komunikasi dan Informatika", shortName: "Diskominfo", parent: "city", head: null },
];

export type Trade =
  | "head"
  | "midwife"
  | "nurse"
  | "doctor"
  | "pharmacist"
  | "registrar"
  | "nutrition"
  | "sanitation"
  | "office"
  | "analyst"
  | "laboratory";
export type PostKind = "official" | "jpt" | "administrator" | "pengawas" | "fungsional" | "pelaksana";
export type SeedPerson = {
  key: string;
  name: string;
  nip: string | null;
  post: string;
  kind: PostKind;
  rank: string | null;
  unit: UnitKey;
  rater: string | null;
  trade: Trade;
};

const person = (
  key: string,
  name: string,
  nip: string | null,
  post: string,
  kind: PostKind,
  rank: string | null,
  unit: UnitKey,
  rater: string | null,
  trade: Trade,
): SeedPerson => ({
  key,
  name,
  nip,
  post,
  kind,
  rank,
  unit,
  rater,
  trade,
});

export const PEOPLE: readonly SeedPerson[] = [
  person("mayor", "H. Ridwan Tumanggor", null, "Wali Kota Contoh", "official", null, "city", null, "head"),
  person(
    "officeHead",
    "dr. Retno Kusumaningrum, M.Kes.",
    "197103141998032001",
    "Kepala Dinas Kesehatan",
    "jpt",
    "Pembina Utama Muda / IV/c",
    "office",
    "mayor",
    "head",
  ),
  person(
    "secretary",
    "Yusuf Lateng, S.K.M., M.K.M.",
    "197608222002121003",
    "Sekretaris Dinas Kesehatan",
    "administrator",
    "Pembina / IV/a",
    "office",
    "officeHead",
    "head",
  ),
  person(
    "generalAffairs",
    "Fransiska Wulandari, S.E.",
    "198211052009012004",
    "Kepala Subbagian Umum",
    "pengawas",
    "Penata / III/c",
    "office",
    "secretary",
    "office",
  ),
  person(
    "planner",
    "Arif Budiman Nasution, S.K.M.",
    "198904172014031002",
    "Perencana Ahli Muda",
    "fungsional",
    "Penata / III/c",
    "office",
    "secretary",
    "analyst",
  ),
  person(
    "clerkOne",
    "Nur Hidayati",
    "199206282019022005",
    "Pengadministrasi Umum",
    "pelaksana",
    "Pengatur / II/c",
    "office",
    "secretary",
    "office",
  ),
  person("clerkTwo", "Yohanes Lado", "199010122023211013", "Pengelola Keuangan", "pelaksana", null, "office", "secretary", "office"),
  person(
    "epidemiologist",
    "Siti Maryam Pohan, S.K.M.",
    "198512302010012007",
    "Epidemiolog Kesehatan Ahli Muda",
    "fungsional",
    "Penata Tk.I / III/d",
    "office",
    "secretary",
    "analyst",
  ),
  person(
    "labAnalyst",
    "Dedi Saputra, A.Md.A.K.",
    "199307192020121006",
    "Pranata Laboratorium Kesehatan Terampil",
    "fungsional",
    "Pengatur Tk.I / II/d",
    "laboratory",
    null,
    "laboratory",
  ),
  person(
    "northHead",
    "dr. Andi Baso Makkawaru",
    "197909092006041005",
    "Kepala Puskesmas Contoh Utara",
    "administrator",
    "Pembina / IV/a",
    "north",
    "officeHead",
    "head",
  ),
  person(
    "seniorMidwife",
    "Ni Made Ayu Lestari, A.Md.Keb.",
    "198403152006042008",
    "Bidan Penyelia",
    "fungsional",
    "Penata / III/c",
    "north",
    "northHead",
    "midwife",
  ),
  person(
    "studyMidwife",
    "Maria Goreti Bria, A.Md.Keb.",
    "198807242010012009",
    "Bidan Penyelia (tugas belajar)",
    "fungsional",
    "Penata Muda Tk.I / III/b",
    "north",
    "northHead",
    "midwife",
  ),
  person(
    "northNurseOne",
    "Hendra Gunawan, S.Kep., Ns.",
    "198602112011011004",
    "Perawat Ahli Pertama",
    "fungsional",
    "Penata Muda Tk.I / III/b",
    "north",
    "northHead",
    "nurse",
  ),
  person(
    "northNurseTwo",
    "Rahmawati Daeng Ngai, A.Md.Kep.",
    "199111032022212007",
    "Perawat Terampil",
    "fungsional",
    null,
    "north",
    "northHead",
    "nurse",
  ),
  person(
    "northNurseThree",
    "Bayu Prasetyo, A.Md.Kep.",
    "199504182024211005",
    "Perawat Terampil",
    "fungsional",
    null,
    "north",
    "northHead",
    "nurse",
  ),
  person(
    "northDoctor",
    "dr. Clara Simatupang",
    "198901202019022003",
    "Dokter Ahli Pertama",
    "fungsional",
    "Penata Muda Tk.I / III/b",
    "north",
    "northHead",
    "doctor",
  ),
  person(
    "northPharmacist",
    "Ahmad Fauzi, S.Farm., Apt.",
    "198710082015031001",
    "Apoteker Ahli Pertama",
    "fungsional",
    "Penata Muda Tk.I / III/b",
    "north",
    "northHead",
    "pharmacist",
  ),
  person(
    "northRegistrar",
    "Lina Marpaung",
    "199408212023212002",
    "Pengadministrasi Rekam Medis",
    "pelaksana",
    null,
    "north",
    "northHead",
    "registrar",
  ),
  person(
    "northSanitarian",
    "Komang Sudiarta, A.Md.K.L.",
    "198306062007011008",
    "Sanitarian Mahir",
    "fungsional",
    "Penata Muda / III/a",
    "north",
    "northHead",
    "sanitation",
  ),
  person(
    "southHead",
    "drg. Bagus Prakoso",
    "198105272008011006",
    "Kepala Puskesmas Contoh Selatan",
    "administrator",
    "Penata Tk.I / III/d",
    "south",
    "officeHead",
    "head",
  ),
  person(
    "southMidwife",
    "Sri Rejeki Handayani, A.Md.Keb.",
    "198609142009032005",
    "Bidan Mahir",
    "fungsional",
    "Penata Muda / III/a",
    "south",
    "southHead",
    "midwife",
  ),
  person(
    "southNurseOne",
    "Teguh Santosa, S.Kep., Ns.",
    "198808082012121002",
    "Perawat Ahli Pertama",
    "fungsional",
    "Penata Muda Tk.I / III/b",
    "south",
    "southHead",
    "nurse",
  ),
  person(
    "southNurseTwo",
    "Wulan Safitri, A.Md.Kep.",
    "199603302024212004",
    "Perawat Terampil",
    "fungsional",
    null,
    "south",
    "southHead",
    "nurse",
  ),
  person(
    "southDoctor",
    "dr. Muhammad Iqbal Harahap",
    "199002252020121004",
    "Dokter Ahli Pertama",
    "fungsional",
    "Penata Muda Tk.I / III/b",
    "south",
    "southHead",
    "doctor",
  ),
  person(
    "southPharmacist",
    "Theresia Yuni Astuti, S.Farm., Apt.",
    "198512012014022002",
    "Apoteker Ahli Pertama",
    "fungsional",
    "Penata Muda Tk.I / III/b",
    "south",
    "southHead",
    "pharmacist",
  ),
  person(
    "southRegistrar",
    "Rizal Hamdani",
    "199701152024211009",
    "Pengadministrasi Rekam Medis",
    "pelaksana",
    null,
    "south",
    "southHead",
    "registrar",
  ),
  person(
    "southNutritionist",
    "Maya Anggraini, S.Gz.",
    "199203092019022008",
    "Nutrisionis Ahli Pertama",
    "fungsional",
    "Penata Muda / III/a",
    "south",
    "southHead",
    "nutrition",
  ),
  person(
    "southVolunteer",
    "Yakobus Wenda, A.Md.Kep.",
    "199806172024211011",
    "Perawat Terampil",
    "fungsional",
    null,
    "south",
    null,
    "nurse",
  ),
  person(
    "personnelOfficer",
    "Ratna Dewi Siregar, S.Sos.",
    "197804032005012003",
    "Analis SDM Aparatur Ahli Muda",
    "fungsional",
    "Penata Tk.I / III/d",
    "personnel",
    "mayor",
    "analyst",
  ),
  person(
    "auditor",
    "Gede Agus Wirawan, S.E., Ak.",
    "198107232006041002",
    "Auditor Ahli Muda",
    "fungsional",
    "Penata Tk.I / III/d",
    "inspectorate",
    "mayor",
    "analyst",
  ),
  person(
    "administrator",
    "Ferdinand Manullang, S.Kom.",
    "198911112015031003",
    "Pranata Komputer Ahli Pertama",
    "fungsional",
    "Penata Muda Tk.I / III/b",
    "informatics",
    "mayor",
    "analyst",
  ),
  person(
    "retired",
    "Suparti",
    "196812011990032004",
    "Pengadministrasi Umum",
    "pelaksana",
    "Penata Muda / III/a",
    "office",
    "secretary",
    "office",
  ),
];

/** The accounts behind the buttons of the sign-in page. */
export const DEMO_ACCOUNTS = {
  employee: "seniorMidwife",
  rater: "southHead",
  head: "officeHead",
  personnel: "personnelOfficer",
  auditor: "auditor",
  administrator: "administrator",
} as const;
export const WITHOUT_ACCOUNT = ["mayor", "clerkTwo", "retired"];
export const DEACTIVATED = "clerkOne";
export const LEFT = "retired";

/** The rater on the day: the line, else who heads the nearest unit. As rater_on() finds it. */
export function raterOf(person: SeedPerson): { rater: string; interim: boolean } {
  if (person.rater) return { rater: person.rater, interim: false };
  for (let unit = UNITS.find(({ key }) => key === person.unit); unit; unit = UNITS.find(({ key }) => key === unit?.parent)) {
    if (unit.head && unit.head !== person.key) return { rater: unit.head, interim: true };
  }
  throw new RangeError(`nobody rates ${person.key}`);
}
