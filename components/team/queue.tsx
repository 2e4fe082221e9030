"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";

/** Keys do what the buttons of the row under the cursor do: j and k move, a approves, r opens the reason. */
export function QueueKeys({ ids, children }: { ids: readonly string[]; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const held = useRef<{ id: string | undefined; keyboard: boolean }>({ id: ids[0], keyboard: false });

  // A row that was decided is gone after the refresh: its place is taken by the next, which gets the keyboard.
  useEffect(() => {
    const kept = held.current.id ? ids.indexOf(held.current.id) : -1;
    const place = kept >= 0 ? kept : Math.min(at, ids.length - 1);
    const gone = kept < 0 && held.current.keyboard;
    held.current.id = ids[place];
    if (place !== at) setAt(Math.max(0, place));
    if (gone) rowAt(box.current, place)?.focus();
  }, [ids, at]);

  useEffect(() => {
    box.current?.querySelectorAll<HTMLElement>("[data-queue-row]").forEach((row, i) => {
      row.toggleAttribute("data-cursor", i === at);
    });
  });

  function press(event: KeyboardEvent<HTMLDivElement>) {
    const typing = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
    if (typing || event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key === "Escape" && typing) rowAt(box.current, at)?.focus();
      return;
    }
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") move(at + (key === "j" ? 1 : -1));
    else if (key === "a") decide();
    else if (key === "r") openReason();
    else return;
    event.preventDefault();
  }

  function move(to: number) {
    const place = Math.min(Math.max(0, to), ids.length - 1);
    hold(place);
    rowAt(box.current, place)?.focus();
  }

  function hold(place: number) {
    held.current = { id: ids[place], keyboard: true };
    setAt(place);
  }

  function decide() {
    held.current.keyboard = true;
    rowAt(box.current, at)?.querySelector<HTMLButtonElement>('button[value="approved"]')?.click();
  }

  function openReason() {
    held.current.keyboard = true;
    const details = rowAt(box.current, at)?.querySelector("details");
    if (!details) return;
    details.open = true;
    details.querySelector("textarea")?.focus();
  }

  /** Wherever the keyboard goes by itself or by the pointer, the cursor follows. */
  function follow(target: EventTarget) {
    const row = target instanceof Element ? target.closest("[data-queue-row]") : null;
    const rows = [...(box.current?.querySelectorAll("[data-queue-row]") ?? [])];
    const place = row ? rows.indexOf(row) : -1;
    if (place >= 0 && place !== at) hold(place);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows and their buttons take the keys; this only hears them pass
    <div ref={box} onKeyDown={press} onFocus={({ target }) => follow(target)}>
      {children}
    </div>
  );
}

const rowAt = (box: HTMLDivElement | null, place: number) => box?.querySelectorAll<HTMLElement>("[data-queue-row]")[place];
