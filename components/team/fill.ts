/** Puts values into the holes of a sentence that was already said in the reader's language, with its holes left open: "{n} kegiatan". */
export const fill = (sentence: string, values: Readonly<Record<string, string | number>>) =>
  sentence.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
