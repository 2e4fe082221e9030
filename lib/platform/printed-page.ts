import "server-only";
import { createHash } from "node:crypto";
import { type Html, html, unsafeHtml } from "./html";

const STYLE =
  "body{font:16px/1.4 system-ui,sans-serif;color:#111;background:#fff;margin:24px}h1{font-size:20px}ul{list-style:none;padding:0;display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(240px,1fr))}li{border:1px dashed #555;padding:12px;break-inside:avoid}p{max-width:42rem}b,.code{display:block;font:700 15px/1.5 ui-monospace,monospace;letter-spacing:.04em}.code{border:1px dashed #555;padding:12px;overflow-wrap:anywhere;user-select:all}small{color:#444}@media print{.screen{display:none}}";
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** A sheet that is shown once, to be printed and handed over: it is cached nowhere, runs no script and leads nowhere. */
export function printedPage({ locale, title, body }: { locale: string; title: string; body: Html }): Response {
  const page = html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${unsafeHtml(STYLE)}</style></head>
<body>${body}
</body></html>`;
  return new Response(page.text, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; frame-ancestors 'none'`,
    },
  });
}
