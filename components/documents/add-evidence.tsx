import { MOST_DOCUMENTS } from "@/lib/documents/types";
import type { Say } from "@/lib/messages/format";
import { UploadForm } from "./upload-form";

export const uploadWords = (say: Say) => ({
  sending: say("document.sending"),
  lost: say("document.lost"),
  again: say("document.again"),
});

type Props = { address: string; count: number; problem?: string | null; say: Say };

/** Room for another file, or the way to make some. */
export function AddEvidence({ address, count, problem = null, say }: Props) {
  const left = MOST_DOCUMENTS - count;
  const places = say("document.places", { left });
  if (left <= 0) return <p className="small muted py-2">{places}</p>;
  const words = { ...uploadWords(say), add: say("document.add"), hint: `${say("document.hint")} ${places}`, send: say("document.send") };
  return <UploadForm address={address} problem={problem} words={words} />;
}
