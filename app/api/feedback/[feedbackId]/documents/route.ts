import { route } from "@/lib/access/route";
import { keptAnswer, sendingRefusal } from "@/lib/documents/answer";
import { attachToFeedback } from "@/lib/documents/commands";
import { examineFrom } from "@/lib/documents/examine";
import { fileInput, MOST_SENT_BYTES } from "@/lib/documents/schema";

const PAGE = "/feedback?show=given";

/** A photo or PDF for what one said of a colleague, on its day. */
export const POST = route({
  permission: "feedback:attach",
  subject: "feedbackId",
  input: fileInput,
  mostBytes: MOST_SENT_BYTES,
  refusal: sendingRefusal(() => PAGE),
  run: async ({ grant, input: { file }, now, request }) => {
    const examined = await examineFrom(grant, file, now);
    await attachToFeedback(grant, examined, now);
    return keptAnswer(request, PAGE, examined.name);
  },
});
