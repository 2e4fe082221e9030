import { BEHAVIOUR_INSTRUMENTS, type BehaviourInstrument, type InstrumentId } from "@/lib/scoring/core/raters/instrument";
import { berakhlak1 } from "./behaviour-berakhlak-1";
import { local1 } from "./behaviour-local-1";

const instruments: Record<InstrumentId, BehaviourInstrument> = { "berakhlak-1": berakhlak1, "local-1": local1 };

/** Throws RangeError for an id that no version has. */
export function behaviourInstrument(id: string): BehaviourInstrument {
  const known = BEHAVIOUR_INSTRUMENTS.find((each) => each === id);
  if (!known) throw new RangeError(`no instrument ${id}`);
  return instruments[known];
}

/** Which instrument what is stored was answered by: its keys tell. Where nothing is stored, the seven values. */
export const instrumentOf = (answered: Readonly<Record<string, unknown>> | null | undefined): BehaviourInstrument =>
  answered && Object.keys(answered).some((key) => local1.items.some((item) => item.key === key)) ? local1 : berakhlak1;
