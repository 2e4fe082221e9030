import { unsafeHtml } from "@/lib/platform/html";

/** Drawings of our own, markup already: the mark, a tick, and a face for each answer, worst first. */
export const MARK = unsafeHtml(
  '<svg viewBox="0 0 32 32" aria-hidden="true"><path d="M14.5 2.584A13.5 13.5 0 0 0 14.5 29.416V24.367A8.5 8.5 0 0 1 14.5 7.633Z"/><path d="M17.5 2.584A13.5 13.5 0 0 1 17.5 29.416V27.654A11.75 11.75 0 0 0 17.5 4.346Z"/></svg>',
);
export const TICK = unsafeHtml('<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12.5 9.5 18 20 6.5"/></svg>');
export const FACES = [
  unsafeHtml(
    '<svg viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="16" r="13.5"/><path d="M11 12.5v1.5M21 12.5v1.5M10.5 23a7 7 0 0 1 11 0"/></svg>',
  ),
  unsafeHtml(
    '<svg viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="16" r="13.5"/><path d="M11 12.5v1.5M21 12.5v1.5M11 21.5h10"/></svg>',
  ),
  unsafeHtml(
    '<svg viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="16" r="13.5"/><path d="M11 12.5v1.5M21 12.5v1.5M10.5 19.5a7 7 0 0 0 11 0"/></svg>',
  ),
  unsafeHtml(
    '<svg viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="16" r="13.5"/><path d="M11 12.5v1.5M21 12.5v1.5M9.5 18.5a6.8 6.8 0 0 0 13 0z"/></svg>',
  ),
] as const;
