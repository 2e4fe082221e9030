import "server-only";
import { z } from "zod";
import { authorize, type Grant } from "@/lib/access/grant";
import { type Failure, statusOf } from "@/lib/access/route";
import type { Locale } from "@/lib/messages/format";
import { say } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { normalCode } from "@/lib/platform/codes";
import { limitAttempts } from "@/lib/platform/rate-limit";
import { skm1 } from "@/lib/regulation/instruments/skm-1";
import { questionPage, sayingPage, thanksPage } from "./answer-page";
import { boxAnswer, completeOpenAnswer, recordOpenAnswer, replaceBoxedAnswer } from "./commands";
import { getCitizenSheet } from "./queries";
import { noteScan } from "./scans";
import type { AnswerInput } from "./schema";

type Query = { lang?: Locale; a?: string; m?: string; done?: "1" };
const NONE = "-".repeat(skm1.elements.length);
const isOnce = (code: string) => normalCode(code).length === 26;

/** The question; after the mark the thanks page; after that the last word. */
export async function draw(
  grant: Grant<"service:answer">,
  { lang = "id", a, m, done }: Query,
  request: Request,
  now: Date,
): Promise<Response> {
  const sheet = await getCitizenSheet(grant);
  noteScan(request, grant.subjectId, dayOf(now));
  if (done)
    return sayingPage(
      sheet.agency,
      lang,
      (say) => ({ title: say("citizen.thanks"), text: say(a ? "citizen.completed" : "citizen.counted") }),
      200,
    );
  if (a && m) return thanksPage(sheet, { locale: lang, key: a, mark: Number(m) });
  if (sheet.spent) return sayingPage(sheet.agency, lang, (say) => ({ title: say("citizen.spentTitle"), text: say("citizen.spent") }), 200);
  return questionPage(sheet, { locale: lang, key: crypto.randomUUID() });
}

const PER_CODE = 240;
const WINDOW_SECONDS = 60;

/** Stores and leads on, so that reload and back repeat nothing. The key in the address completes this answer, and no other. */
export async function answer(grant: Grant<"service:answer">, input: AnswerInput, now: Date): Promise<Response> {
  const { lang = "id", key, mark } = input;
  const once = isOnce(grant.subjectId);
  await limitAttempts(
    once ? "answer:one-time" : `answer:${normalCode(grant.subjectId)}`,
    once ? 20 * PER_CODE : PER_CODE,
    WINDOW_SECONDS,
    now,
  );
  if (input.step === "mark") {
    const first = { key, mark, elements: NONE, waitBand: null, text: null };
    await (once ? boxAnswer(grant, first, now) : recordOpenAnswer(grant, first, now));
    return seeOther(grant, `lang=${lang}&a=${key}&m=${mark}`);
  }
  const whole = { key, mark, elements: input.elements, waitBand: input.wait, text: input.text };
  const { completed } = await (once ? replaceBoxedAnswer(grant, whole, now) : completeOpenAnswer(grant, whole, now));
  return seeOther(grant, `lang=${lang}&done=1${completed ? `&a=${key}` : ""}`);
}

const seeOther = ({ subjectId }: Grant<"service:answer">, query: string) =>
  new Response(null, {
    status: 303,
    headers: { location: `/s/${encodeURIComponent(normalCode(subjectId))}?${query}`, "cache-control": "no-store" },
  });

/** A write says its language in the form, which a refused one may not have; the address of a read does. */
const languageOf = (request: Request): Locale => (new URL(request.url).searchParams.get("lang") === "en" ? "en" : "id");

/** The code as it stands in the address; a request that came this far has one. */
const codeIn = (request: Request) => decodeURIComponent(new URL(request.url).pathname.split("/").at(-1) ?? "");

/** Whatever went wrong is a page with one sentence; a form that could not be read comes back to be filled in. */
export async function refusalPage(failure: Failure, request: Request): Promise<Response> {
  const locale = languageOf(request);
  const status = statusOf(failure);
  if (failure.status === "failed")
    return sayingPage(
      "Cermin",
      locale,
      (say) => ({ title: say("citizen.faultTitle"), text: say("citizen.fault", { code: failure.code }) }),
      status,
    );
  if (failure.status === "invalid") return drawAgain(failure, request, locale);
  if (failure.because === "withdrawn") {
    const code = codeIn(request);
    noteScan(request, code, dayOf(now()));
    const kind = isOnce(code) ? "slip" : "poster";
    return sayingPage(
      "Cermin",
      locale,
      (say) => ({ title: say(`citizen.withdrawn.${kind}Title`), text: say(`citizen.withdrawn.${kind}`) }),
      status,
    );
  }
  const text = say(locale, failure.because === "not-found" ? "citizen.unknown" : `refusal.${failure.because}`);
  const title = say(locale, failure.because === "already-answered" ? "citizen.spentTitle" : "citizen.refusedTitle");
  return sayingPage("Cermin", locale, () => ({ title, text }), status);
}

/** The same form with the problem on top and everything that was chosen or typed. */
async function drawAgain(
  { problems, entered }: Extract<Failure, { status: "invalid" }>,
  request: Request,
  locale: Locale,
): Promise<Response> {
  const code = codeIn(request);
  const sheet = await getCitizenSheet(await authorize(null, "service:answer", code));
  const problem = problems.map(({ key, values }) => say(locale, key, values)).join(" ");
  const key = z.uuidv4().safeParse(entered.key).data ?? crypto.randomUUID();
  const mark = Number(z.enum(["1", "2", "3", "4"]).safeParse(entered.mark).data ?? 0);
  if (entered.step === "more" && mark > 0) return thanksPage(sheet, { locale, key, mark, problem, entered });
  return questionPage(sheet, { locale, key, chosen: mark, problem });
}
