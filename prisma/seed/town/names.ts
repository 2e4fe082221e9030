/** Names as they are found in a region: men's, women's, and what stands after them. Nobody real. */
type Region = { men: readonly string[]; women: readonly string[]; last: readonly string[] };

const REGIONS: readonly Region[] = [
  {
    men: ["Agus", "Bambang", "Slamet", "Joko", "Eko", "Wahyu", "Sugeng", "Dwi"],
    women: ["Sri", "Endang", "Wahyuni", "Retno", "Dwi", "Ningsih", "Lestari", "Tri"],
    last: ["Santoso", "Wibowo", "Prasetyo", "Nugroho", "Setiawan", "Hartono", "Utomo", "Widodo"],
  },
  {
    men: ["Asep", "Dadang", "Ujang", "Cecep", "Deden", "Yayan"],
    women: ["Euis", "Neneng", "Ai", "Imas", "Yeni", "Tati"],
    last: ["Suryana", "Hidayat", "Kurnia", "Ruhiyat", "Permana", "Gumilar"],
  },
  {
    men: ["Parlin", "Togar", "Binsar", "Jonas", "Hotman", "Saut"],
    women: ["Rotua", "Tiur", "Lamria", "Nurmala", "Dameria", "Elfrida"],
    last: ["Simanjuntak", "Hutapea", "Sihombing", "Panjaitan", "Sitorus", "Purba"],
  },
  {
    men: ["Zulkifli", "Syafrizal", "Yandri", "Hendri", "Afrizal", "Rahmat"],
    women: ["Yusnita", "Rina", "Elvira", "Gusnita", "Mardiana", "Nelli"],
    last: ["Chaniago", "Koto", "Piliang", "Tanjung", "Sikumbang", "Jambak"],
  },
  {
    men: ["Andi", "Syamsul", "Baharuddin", "Amiruddin", "Ilham", "Takdir"],
    women: ["Hasnah", "Rosmiati", "Andi Tenri", "Nurhayati", "Suriani", "Marwah"],
    last: ["Daeng Situju", "Mappasessu", "Pawennari", "Tenriawaru", "Sanusi", "Makmur"],
  },
  {
    men: ["I Wayan", "I Made", "I Nyoman", "I Ketut", "I Gusti Putu", "I Kadek"],
    women: ["Ni Wayan", "Ni Luh", "Ni Nyoman", "Ni Ketut", "Ni Putu", "Ni Kadek"],
    last: ["Suardana", "Wirya", "Artini", "Sukerta", "Ariani", "Widiastra"],
  },
  {
    men: ["Yosef", "Kornelis", "Petrus", "Anselmus", "Markus", "Stefanus"],
    women: ["Maria", "Yuliana", "Agnes", "Kristina", "Elisabet", "Veronika"],
    last: ["Seran", "Nahak", "Lawa", "Bere", "Klau", "Manek"],
  },
  {
    men: ["Frans", "Yance", "Melkias", "Oktovianus", "Yulius", "Bernard"],
    women: ["Yohana", "Orpa", "Fransina", "Dorkas", "Naomi", "Selfina"],
    last: ["Rumbiak", "Kambuaya", "Yikwa", "Mandacan", "Ohee", "Tabuni"],
  },
  {
    men: ["Jefry", "Ronny", "Denny", "Steven", "Noldy", "Herman"],
    women: ["Meity", "Deisy", "Novita", "Vonny", "Selvie", "Jeane"],
    last: ["Mamahit", "Rondonuwu", "Sumual", "Lumentut", "Wowor", "Kaligis"],
  },
  {
    men: ["Teuku", "Mukhlis", "Fauzan", "Zainal", "Muzakir", "Ridha"],
    women: ["Cut", "Nurlaila", "Safrina", "Zuraida", "Rahmi", "Husna"],
    last: ["Iskandar", "Abdullah", "Usman", "Hasballah", "Ishak", "Rusydi"],
  },
  {
    men: ["Rahmadi", "Akhmad", "Muhammad Noor", "Gusti", "Hairul", "Syahrani"],
    women: ["Noorhasanah", "Siti Aisyah", "Rusmini", "Hayatun", "Maulida", "Norlina"],
    last: ["Anwar", "Fitriadi", "Maulana", "Arsyad", "Zaini", "Basuki"],
  },
  {
    men: ["Elias", "Max", "Jacob", "Ampi", "Robert", "Josias"],
    women: ["Febby", "Carolina", "Magdalena", "Grace", "Ivonne", "Wilhelmina"],
    last: ["Latuconsina", "Pattiasina", "Sahetapy", "Tuhumury", "Leiwakabessy", "Manuputty"],
  },
];

/** How many different names there are is far more than anybody asks for: the nth of them, for a woman or a man. */
export function nameAt(n: number, woman: boolean): string {
  const { men, women, last } = REGIONS[n % REGIONS.length] ?? REGIONS[0] ?? { men: [], women: [], last: [] };
  const first = woman ? women : men;
  const turn = Math.floor(n / REGIONS.length);
  const given = first[turn % first.length] ?? "";
  const family = last[(turn + Math.floor(turn / first.length)) % last.length] ?? "";
  return `${given} ${family}`;
}
