import type { Source, VALUES } from "../types";

/** What self, peers and subordinates are asked: an instrument is data with a version, chosen by a dated setting when a quarter is opened. */
export const BEHAVIOUR_INSTRUMENTS = ["berakhlak-1", "local-1"] as const;
export type InstrumentId = (typeof BEHAVIOUR_INSTRUMENTS)[number];

/** The items of a local set (see its file in lib/regulation/instruments). */
export const LOCAL_ITEMS = ["discipline", "integrity", "serviceQuality", "responsiveness", "innovation"] as const;
export type ItemKey = (typeof VALUES)[number] | (typeof LOCAL_ITEMS)[number];

export type InstrumentItem = {
  key: ItemKey;
  name: string;
  /** What it looks like at work. */
  guide: readonly string[];
  /** Which of the seven values it is about: itself, or those that a local set's is read beside. No mark is carried over. */
  maps: readonly (typeof VALUES)[number][];
};
export type BehaviourInstrument = { id: InstrumentId; items: readonly InstrumentItem[]; source: Source };

/** What an answer lacks of an instrument, and whether it holds what the instrument does not ask. */
export function compared(answers: Readonly<Record<string, unknown>>, { items }: Pick<BehaviourInstrument, "items">) {
  const keys = items.map(({ key }): string => key);
  return { gaps: keys.filter((key) => answers[key] === undefined), isOther: Object.keys(answers).some((key) => !keys.includes(key)) };
}

/** The other values beside which an item is read; none for one of the seven itself. */
export const readBeside = ({ key, maps }: InstrumentItem) => maps.filter((value) => value !== key);
