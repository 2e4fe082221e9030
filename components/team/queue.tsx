"use client";

import { createContext, type KeyboardEvent, type ReactNode, useContext, useEffect, useRef, useState } from "react";

type Chosen = { lines: number; people: number };
const NONE: Chosen = { lines: 0, people: 0 };
const ChosenContext = createContext(NONE);
/** How many rows are marked, and of how many people. */
export const useChosen = () => useContext(ChosenContext);

/**
 * Keys do what the buttons of the row under the cursor do, while the keyboard is in the queue and nowhere else: whoever speaks to
 * the machine or leans on a key elsewhere decides nothing.
 */
export function QueueKeys({ ids, children }: { ids: readonly string[]; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState(NONE);
  const held = useRef<{ id: string | undefined; keyboard: boolean }>({ id: ids[0], keyboard: false });

  // A row that was decided is gone after the refresh: its place is taken by the next, which gets the keyboard.
  useEffect(() => {
    const kept = held.current.id ? ids.indexOf(held.current.id) : -1;
    const place = kept >= 0 ? kept : Math.max(0, Math.min(at, ids.length - 1));
    const gone = kept < 0 && held.current.keyboard;
    held.current.id = ids[place];
    if (place !== at) setAt(place);
    if (gone) (rowsIn(box.current)[place] ?? document.querySelector("main"))?.focus();
  }, [ids, at]);

  useEffect(() => {
    for (const [i, row] of rowsIn(box.current).entries()) row.toggleAttribute("data-cursor", i === at);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that came or went take their marks with them
  useEffect(() => setChosen(countIn(box.current)), [ids]);

  function press(event: KeyboardEvent<HTMLDivElement>) {
    const { target } = event;
    if (target instanceof HTMLTextAreaElement) return write(event, target);
    const writes = target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type !== "checkbox");
    if (writes || event.ctrlKey || event.metaKey || event.altKey) return;
    const onRow = target instanceof HTMLLIElement; // Enter and Space belong to whatever else has the keyboard
    if ((event.key === "Enter" || event.key === " ") && !onRow) return;
    const deed = deeds[event.shiftKey && event.key !== "?" ? `Shift ${event.key.toLowerCase()}` : event.key.toLowerCase()];
    if (!deed) return;
    event.preventDefault();
    deed();
  }

  const row = () => rowsIn(box.current)[at];
  const pressed = (selector: string) => box.current?.querySelector<HTMLElement>(selector)?.click();
  const deeds: Record<string, () => void> = {
    j: () => move(at + 1),
    k: () => move(at - 1),
    a: approve,
    r: openReason,
    x: () => row()?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click(),
    " ": () => row()?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click(),
    enter: () => row()?.querySelector("a")?.click(),
    "Shift x": () => pressed("[data-pick-all]"),
    "Shift a": () => chosen.lines > 0 && pressed("button[name=what][value=chosen]"),
    u: () => pressed("[data-undo] button"),
    "?": () => pressed("[data-keys] > summary"),
  };

  /** In a reason: Enter sends where the keyboard opened it, as the list of keys says; with Ctrl always. */
  function write(event: KeyboardEvent, reason: HTMLTextAreaElement) {
    const form = reason.form;
    if (event.key === "Escape") {
      reason.closest("details")?.removeAttribute("open");
      row()?.focus();
    } else if (
      event.key === "Enter" &&
      !event.nativeEvent.isComposing &&
      (event.ctrlKey || event.metaKey || (held.current.keyboard && !event.shiftKey))
    ) {
      event.preventDefault();
      form?.querySelector<HTMLButtonElement>('button[value="returned"]')?.click();
    }
  }

  function move(to: number) {
    const place = Math.max(0, Math.min(to, ids.length - 1));
    hold(place, true);
    rowsIn(box.current)[place]?.focus();
  }

  function hold(place: number, keyboard: boolean) {
    held.current = { id: ids[place], keyboard };
    setAt(place);
  }

  /** The next row has the keyboard at once; the decision is on its way. */
  function approve() {
    held.current.keyboard = true;
    row()?.querySelector<HTMLButtonElement>('button[value="approved"]')?.click();
    if (at < ids.length - 1) move(at + 1);
  }

  function openReason() {
    held.current.keyboard = true;
    const details = row()?.querySelector("details");
    if (!details) return;
    details.open = true;
    details.querySelector("textarea")?.focus();
  }

  /** Wherever the keyboard goes by itself or by the pointer, the cursor follows. */
  function follow(target: EventTarget) {
    const inside = target instanceof Element ? target.closest<HTMLElement>("[data-queue-row]") : null;
    const place = inside ? rowsIn(box.current).indexOf(inside) : -1;
    if (place >= 0 && place !== at) hold(place, held.current.keyboard);
  }

  return (
    <ChosenContext value={chosen}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows and their buttons take the keys; this only hears them pass */}
      <div ref={box} onKeyDown={press} onFocus={({ target }) => follow(target)} onChange={() => setChosen(countIn(box.current))}>
        {children}
      </div>
    </ChosenContext>
  );
}

const rowsIn = (box: HTMLDivElement | null) => [...(box?.querySelectorAll<HTMLElement>("[data-queue-row]") ?? [])];

/** The marks themselves stay in the page, where they are sent from without a script too. */
function countIn(box: HTMLDivElement | null): Chosen {
  const marked = rowsIn(box).filter((row) => row.querySelector("input[type=checkbox]:checked"));
  return { lines: marked.length, people: new Set(marked.map((row) => row.dataset.person)).size };
}
