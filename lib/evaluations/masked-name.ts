const STARS = "***";

/**
 * A name by the first letters of its words: "Siti Aminah, A.Md.Keb." → "S*** A***". Whoever holds the paper compares it, and nobody
 * else learns it: every word gets the same stars, for their number would tell its length, and what stands behind the comma is left out.
 */
export const maskedName = (name: string): string =>
  (name.split(",")[0] ?? "")
    .normalize("NFC")
    .split(/\s+/)
    .flatMap((word) => {
      const [first] = word;
      return first ? [`${first}${STARS}`] : [];
    })
    .join(" ");
