/**
 * What the number and the rank of a civil servant say. Both are only ever doubted here, never refused: real registers have errors in
 * them, and a person is who their office says they are. Source: the makeup of NIP (PNS) and NI PPPK as published numbers bear it out, not
 * an article that was read; ranks as the forms write them, I/a to IV/e, and for PPPK I to XVII.
 */

/** Which part of a number says something that cannot be. */
export type NipDoubt = "birth" | "start" | "sex";

const isDay = (year: number, month: number, day: number) => {
  const at = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
};

/**
 * The doubts about 18 digits on a legal day (YYYY-MM-DD). PNS: birth YYYYMMDD, start YYYYMM, sex 1 or 2, three of a series. PPPK: birth
 * YYYYMMDD, start YYYY, then 2 and how often the contract was made (1 to 9), sex, series: "21" is no month, and tells the two apart.
 * A start before the fifteenth year of life or after this year is doubted. Throws RangeError for what has not the shape.
 */
export function nipDoubts(nip: string, today: string): NipDoubt[] {
  if (!/^\d{18}$/.test(nip)) throw new RangeError("a NIP has 18 digits");
  const part = (from: number, length: number) => Number(nip.slice(from, from + length));
  const [born, month, day, started, of] = [part(0, 4), part(4, 2), part(6, 2), part(8, 4), part(12, 2)];
  const doubts: NipDoubt[] = [];
  const birth = `${nip.slice(0, 4)}-${nip.slice(4, 6)}-${nip.slice(6, 8)}`;
  if (!isDay(born, month, day) || birth > today) doubts.push("birth");
  const isMonth = of >= 1 && of <= 12;
  const isContract = of >= 21 && of <= 29;
  if (!(isMonth || isContract) || started < born + 15 || started > Number(today.slice(0, 4))) doubts.push("start");
  if (!/^[12]$/.test(nip.slice(14, 15))) doubts.push("sex");
  return doubts;
}

const PNS = /(^|[\s/(,])(I{1,3}|IV)\s*\/\s*[a-e]($|[\s),])/i;
const PPPK = /^(golongan\s+|gol\.?\s+)?(I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI{0,2})$/i;

/** Whether a rank names a grade that there is: "Pembina Tk.I / IV/b", "III/c", and for PPPK "IX". */
export const isKnownRank = (rank: string) => PNS.test(rank.trim()) || PPPK.test(rank.trim());
