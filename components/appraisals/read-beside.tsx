import type { Say } from "@/lib/messages/format";
import { type InstrumentItem, readBeside } from "@/lib/scoring/core/raters/instrument";

/** Of a local item the BerAKHLAK values that it is about. No figure of theirs is made from its marks. */
export function ReadBeside({ item, say }: { item: InstrumentItem; say: Say }) {
  const values = readBeside(item);
  if (values.length === 0) return null;
  return (
    <span className="block small muted font-normal">
      {say("eyes.beside", { values: values.map((value) => say(`value.${value}`)).join(", ") })}
    </span>
  );
}
