import { route } from "@/lib/access/route";
import { answer, draw, refusalPage } from "@/lib/citizens/form";
import { answerInput, pageQuery } from "@/lib/citizens/schema";

/** The citizen's form: HTML, no React on the wire. GET draws, POST stores and leads back to GET. */
export const GET = route({
  permission: "service:answer",
  subject: "code",
  input: pageQuery,
  run: ({ grant, input, now, request }) => draw(grant, input, request, now),
  refusal: refusalPage,
});

export const POST = route({
  permission: "service:answer",
  subject: "code",
  input: answerInput,
  run: ({ grant, input, now }) => answer(grant, input, now),
  refusal: refusalPage,
});
