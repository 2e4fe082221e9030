import type { BehaviourInstrument } from "@/lib/scoring/core/raters/instrument";
import { VALUES } from "@/lib/scoring/core/types";
import { permenpanrb6of2022 } from "../permenpanrb-6-2022";

if (permenpanrb6of2022.method !== "quadrant") throw new RangeError("the seven values stand in the regulation of the quadrant");
const { value, source } = permenpanrb6of2022.values;

/** The seven values as the regulation has them, word for word, each with its guide of behaviour. */
export const berakhlak1: BehaviourInstrument = {
  id: "berakhlak-1",
  items: VALUES.map((key) => ({ key, name: value[key].name, guide: value[key].items, maps: [key] })),
  source,
};
