import { route } from "@/lib/access/route";
import { AGENCY } from "@/lib/access/types";
import { takenAnswer, takingRefusal } from "@/lib/imports/answer";
import { takeFile } from "@/lib/imports/commands/requests";
import { fileInput, MOST_SENT_BYTES } from "@/lib/imports/schema";

/** Master data as a file: larger than any form, so it comes to a route. */
export const POST = route({
  permission: "imports:manage",
  subject: { always: AGENCY },
  input: fileInput,
  mostBytes: MOST_SENT_BYTES,
  refusal: takingRefusal,
  run: async ({ grant, input: { file }, now }) => takenAnswer(await takeFile(grant, file, now)),
});
