/** The national holidays that fall on the same date every year: month and day, and what is kept. */
export const FIXED_HOLIDAYS = [
  ["01-01", "Tahun Baru Masehi"],
  ["05-01", "Hari Buruh Internasional"],
  ["06-01", "Hari Lahir Pancasila"],
  ["08-17", "Hari Kemerdekaan Republik Indonesia"],
  ["12-25", "Hari Raya Natal"],
] as const;
