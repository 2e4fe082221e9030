import { z } from "zod";
import { LOCALES } from "@/lib/messages/format";
import type { MessageKey } from "@/lib/messages/keys";
import { optionalText } from "@/lib/platform/text";
import { ELEMENTS } from "@/lib/regulation/instruments/skm-1";

const key = (name: MessageKey) => name;
const lang = z.enum(LOCALES).optional().catch(undefined);

/** The query of the page: the language, the answer that may be completed, and whether it was. Anything else is ignored. */
export const pageQuery = z.object({
  lang,
  a: z.uuidv4().optional().catch(undefined),
  m: z.enum(["1", "2", "3", "4"]).optional().catch(undefined),
  done: z.literal("1").optional().catch(undefined),
});

const mark = z.enum(["1", "2", "3", "4"], key("citizen.chooseMark")).transform(Number);
const choice = z.enum(["1", "2", "3", "4"]).optional();

export const answerInput = z.discriminatedUnion("step", [
  z.object({ step: z.literal("mark"), lang, key: z.uuidv4(), mark }),
  z.object({
    step: z.literal("more"),
    lang,
    key: z.uuidv4(),
    mark,
    wait: choice.transform((band) => (band ? Number(band) : null)),
    text: optionalText(1_000),
    elements: z
      .object(Object.fromEntries(ELEMENTS.map((element) => [element, choice])))
      .optional()
      .transform((given) => ELEMENTS.map((element) => given?.[element] ?? "-").join("")),
  }),
]);
export type AnswerInput = z.output<typeof answerInput>;
