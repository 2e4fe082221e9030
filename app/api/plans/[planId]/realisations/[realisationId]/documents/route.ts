import { route } from "@/lib/access/route";
import { keptAnswer, sendingRefusal } from "@/lib/documents/answer";
import { attachToRealisation } from "@/lib/documents/commands";
import { examineFrom } from "@/lib/documents/examine";
import { fileInput, MOST_SENT_BYTES } from "@/lib/documents/schema";

/** A photo or PDF for one realisation. The plan in the address is only where a browser without a script goes back to. */
export const POST = route({
  permission: "realisation:attach",
  subject: "realisationId",
  input: fileInput,
  mostBytes: MOST_SENT_BYTES,
  refusal: sendingRefusal((path) => /^\/api(\/plans\/[0-9a-f-]{36})\//.exec(path)?.[1] ?? "/plans"),
  run: async ({ grant, input: { file }, now, request }) => {
    const examined = await examineFrom(grant, file, now);
    const { planId } = await attachToRealisation(grant, examined, now);
    return keptAnswer(request, `/plans/${planId}`, examined.name);
  },
});
