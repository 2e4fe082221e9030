import { createHash } from "node:crypto";
import { type Locale, say, showDay } from "@/lib/messages/format";
import { env } from "@/lib/platform/env";
import { html, unsafeHtml } from "@/lib/platform/html";

const STYLE =
  "body{font:16px/1.4 system-ui,sans-serif;color:#111;background:#fff;margin:24px}h1{font-size:20px}ul{list-style:none;padding:0;display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(240px,1fr))}li{border:1px dashed #555;padding:12px;break-inside:avoid}b{display:block;font:700 15px/1.5 ui-monospace,monospace;letter-spacing:.04em}small{color:#444}";

type Sheet = { codes: readonly string[]; service: string; unit: string; until: string };

/** Slips to print and cut: each with its address and its code in groups of four. Stored nowhere, cached nowhere. */
export function slipPage({ codes, service, unit, until }: Sheet, locale: Locale): Response {
  const origin = env().CERMIN_PUBLIC_ORIGIN;
  const grouped = (code: string) => code.replace(/(.{4})(?=.)/g, "$1 ");
  const page = html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${service}</title><style>${unsafeHtml(STYLE)}</style></head>
<body><h1>${say(locale, "services.slipsTitle", { n: codes.length, service })}</h1><p>${say(locale, "services.slipsOnce")}</p>
<ul>${codes.map((code) => html`<li><small>${service}, ${unit}</small><b>${grouped(code)}</b><small>${origin}/s/${code}</small><br><small>${say(locale, "services.slipUntil", { day: showDay(locale, until) })}</small></li>`)}</ul>
</body></html>`;
  return new Response(page.text, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; frame-ancestors 'none'`,
    },
  });
}
