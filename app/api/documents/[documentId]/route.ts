import { plainRefusal } from "@/lib/access/plain-refusal";
import { route } from "@/lib/access/route";
import { fileAnswer } from "@/lib/documents/answer";
import { getDocumentFile } from "@/lib/documents/queries";
import { documentQuery } from "@/lib/documents/schema";

/** A photo or PDF, to whoever may read what it hangs on. */
export const GET = route({
  permission: "document:read",
  subject: "documentId",
  input: documentQuery,
  refusal: plainRefusal,
  run: async ({ grant, input: { size } }) => fileAnswer(await getDocumentFile(grant, size === "small")),
});
