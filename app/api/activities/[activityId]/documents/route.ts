import { route } from "@/lib/access/route";
import { keptAnswer, sendingRefusal } from "@/lib/documents/answer";
import { attachToActivity } from "@/lib/documents/commands";
import { examineFrom } from "@/lib/documents/examine";
import { fileInput, MOST_SENT_BYTES } from "@/lib/documents/schema";

/** A photo or PDF for one line of one's log. */
export const POST = route({
  permission: "activity:attach",
  subject: "activityId",
  input: fileInput,
  mostBytes: MOST_SENT_BYTES,
  refusal: sendingRefusal((path) => /^\/api(\/activities\/[0-9a-f-]{36})\//.exec(path)?.[1] ?? "/activities"),
  run: async ({ grant, input: { file }, now, request }) => {
    const examined = await examineFrom(grant, file, now);
    await attachToActivity(grant, examined, now);
    return keptAnswer(request, `/activities/${grant.subjectId}`, examined.name);
  },
});
