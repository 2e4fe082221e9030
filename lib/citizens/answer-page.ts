import { createHash } from "node:crypto";
import { type Locale, type Say, speaker } from "@/lib/messages/format";
import { type Html, html, unsafeHtml } from "@/lib/platform/html";
import { type Entered, enteredAt } from "@/lib/platform/read-form";
import { ELEMENTS } from "@/lib/regulation/instruments/skm-1";
import { FACES, MARK, TICK } from "./drawings";
import { questionStyle, thanksStyle } from "./style";
import type { CitizenSheet } from "./types";

const CHOICES = [1, 2, 3, 4] as const;

/** Not the page's own address: what is sent there would drop the page from the browser's store, and "back" would draw a new key. */
const SEND = "?send";

type Page = { locale: Locale; title: string; agency: string; style: string; status?: number; other?: string | null; body: Html };

const headersFor = (style: string) => ({
  "content-type": "text/html; charset=utf-8",
  // Not no-store: "back" would then draw a new form with a new key, and a second answer would be stored.
  "cache-control": "private, no-cache",
  "content-security-policy": `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  "referrer-policy": "same-origin", // under no-referrer the form would be sent with "Origin: null"
  "x-content-type-options": "nosniff",
});

/** One whole page: no script, no font, no picture, no cookie. */
function respond({ locale, title, agency, style, status = 200, other, body }: Page): Response {
  const otherLocale = locale === "id" ? "en" : "id";
  const link =
    other === null
      ? null
      : html`<a href="${other ?? `?lang=${otherLocale}`}" lang="${otherLocale}" hreflang="${otherLocale}">${otherLocale === "en" ? "English" : "Bahasa Indonesia"}</a>`;
  const page = html`<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · ${agency}</title><link rel="icon" href="data:,"><style>${unsafeHtml(style)}</style></head><body><header>${MARK}${agency}${link}</header><main>${body}</main></body></html>`;
  return new Response(page.text, { status, headers: headersFor(style) });
}

/** The one question. Four answers in the official order, worst first: a kinder order would flatter the index. */
export function questionPage(
  sheet: CitizenSheet,
  { locale, key, chosen, problem }: { locale: Locale; key: string; chosen?: number | null; problem?: string },
): Response {
  const say = speaker(locale);
  const where = [sheet.service, sheet.place, sheet.unit].filter(Boolean).join(", ");
  const body = html`<h1 id="q">${say("citizen.question")}</h1><p>${where}</p>${problem && html`<p class="err" role="alert">${problem}</p>`}<form method="post" action="${SEND}&lang=${locale}"><input type="hidden" name="step" value="mark"><input type="hidden" name="lang" value="${locale}"><input type="hidden" name="key" value="${key}"><fieldset aria-labelledby="q">${CHOICES.map(
    (mark) =>
      html`<label><input type="radio" name="mark" value="${mark}" required${chosen === mark && unsafeHtml(" checked")}>${FACES[mark - 1]}${say(`survey.mark.${mark}`)}</label>`,
  )}</fieldset><button>${say("citizen.send")}</button></form><footer>${say("citizen.promise")}</footer>`;
  return respond({
    locale,
    title: say("citizen.question"),
    agency: sheet.agency,
    style: questionStyle,
    ...(problem && { status: 422 }),
    body,
  });
}

/** The answer is stored; whoever wants may say more. Everything can be skipped. */
export function thanksPage(
  sheet: CitizenSheet,
  { locale, key, mark, problem, entered = {} }: { locale: Locale; key: string; mark: number; problem?: string; entered?: Entered },
): Response {
  const say = speaker(locale);
  const chosen = (name: string, answer: number) => enteredAt(entered, name) === String(answer) && unsafeHtml(" checked");
  const scale = (name: string, legend: string, answers: readonly string[]) =>
    html`<fieldset><legend>${legend}</legend><div>${answers.map((answer, i) => html`<label><input type="radio" name="${name}" value="${i + 1}"${chosen(name, i + 1)}><span>${answer}</span></label>`)}</div></fieldset>`;
  const body = html`<h1>${TICK}${say("citizen.thanks")}</h1><p>${say("citizen.stored")}</p>${problem && html`<p class="err" role="alert">${problem}</p>`}<h2>${say("citizen.moreTitle")}</h2><p>${say("citizen.moreHint")}</p><form method="post" action="${SEND}&lang=${locale}"><input type="hidden" name="step" value="more"><input type="hidden" name="lang" value="${locale}"><input type="hidden" name="key" value="${key}"><input type="hidden" name="mark" value="${mark}">${ELEMENTS.map(
    (element) =>
      scale(
        `elements.${element}`,
        say(`survey.element.${element}`),
        CHOICES.map((answer) => say(`survey.answer.${element}.${answer}`)),
      ),
  )}${scale(
    "wait",
    say("citizen.wait"),
    CHOICES.map((band) => say(`survey.wait.${band}`)),
  )}<label class="l" for="t">${say("citizen.text")}</label><textarea id="t" name="text" maxlength="1000" aria-describedby="th">${enteredAt(entered, "text")}</textarea><button>${say("citizen.sendMore")}</button></form><p id="th"><small>${say("citizen.textHint")}</small></p>`;
  const other = `?lang=${locale === "id" ? "en" : "id"}&a=${key}&m=${mark}`;
  return respond({
    locale,
    title: say("citizen.thanks"),
    agency: sheet.agency,
    style: thanksStyle,
    other,
    ...(problem && { status: 422 }),
    body,
  });
}

/** A page of a title and a sentence: all done, used already, withdrawn, unknown, too many, out of order. */
export function sayingPage(agency: string, locale: Locale, words: (say: Say) => { title: string; text: string }, status: number): Response {
  const { title, text } = words(speaker(locale));
  return respond({ locale, title, agency, style: questionStyle, status, other: null, body: html`<h1>${title}</h1><p>${text}</p>` });
}
