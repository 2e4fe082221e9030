"use client";

import { useEffect, useRef, useState } from "react";
import { type Draft, draftName, keepDraft, readDraft } from "@/components/ui/drafts";
import { Notice } from "@/components/ui/notice";

type Props = {
  name: string;
  /** Whose answers may still be sent: what was kept of others is forgotten. */
  ids: readonly string[];
  keys: string;
  kept: string;
  otherTab: string;
};

/**
 * Of a form that goes value by value across people: keeps what was chosen and not sent in this browser, tells a second tab of it, and lets
 * digits choose, in their order, and 0 for a fifth choice.
 */
export function ChoiceDraft({ name, ids, keys, kept, otherTab }: Props) {
  const here = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState<"kept" | "otherTab" | null>(null);
  const open = ids.join(" ");

  useEffect(() => {
    const form = here.current?.closest("form");
    const mine = (field: string) => open.split(" ").includes(field.split(".")[1] ?? "");
    const draft = Object.fromEntries(Object.entries(readDraft(name) ?? {}).filter(([field]) => mine(field)));
    keepDraft(name, draft);
    if (!form) return;
    if (fill(form, draft)) setTold("kept");
    const keep = () => keepDraft(name, chosenIn(form));
    const hear = ({ key }: StorageEvent) => {
      if (key === draftName(name) && fill(form, readDraft(name) ?? {})) setTold("otherTab");
    };
    const press = (event: KeyboardEvent) => choose(form, event) && keep();
    form.addEventListener("change", keep);
    form.addEventListener("input", keep);
    form.addEventListener("keydown", press);
    window.addEventListener("storage", hear);
    return () => {
      form.removeEventListener("change", keep);
      form.removeEventListener("input", keep);
      form.removeEventListener("keydown", press);
      window.removeEventListener("storage", hear);
    };
  }, [name, open]);

  return (
    <div ref={here}>
      {ids.length > 0 && <p className="small muted mt-2 off-paper">{keys}</p>}
      {told && <Notice kind="plain" text={told === "kept" ? kept : otherTab} live />}
    </div>
  );
}

const isDraft = (field: string) => /^(answers|words|ratings)\./.test(field) && !field.endsWith(".version");

function chosenIn(form: HTMLFormElement): Draft {
  const typed = [...new FormData(form)].flatMap(([field, value]) =>
    isDraft(field) && typeof value === "string" && value ? [[field, value]] : [],
  );
  return Object.fromEntries(typed) as Draft;
}

/** Chooses what a draft says; whether it said anything that was not there. */
function fill(form: HTMLFormElement, draft: Draft): boolean {
  let changed = false;
  for (const [field, value] of Object.entries(draft)) {
    const found = form.elements.namedItem(field);
    if (found instanceof HTMLTextAreaElement && found.value !== value) {
      found.value = value;
      changed = true;
    }
    if (found instanceof RadioNodeList && found.value !== value) {
      found.value = value;
      changed = true;
    }
  }
  return changed;
}

/** A digit on any choice of a person chooses and goes on to the next person. */
function choose(form: HTMLFormElement, event: KeyboardEvent): boolean {
  const { target, key } = event;
  if (!(target instanceof HTMLInputElement) || target.type !== "radio" || event.ctrlKey || event.altKey || event.metaKey) return false;
  const at = "12340".indexOf(key);
  const radios = [...form.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(target.name)}"]`)];
  const radio = key.length === 1 && at >= 0 ? radios[at] : undefined;
  if (!radio) return false;
  event.preventDefault();
  radio.checked = true;
  const people = [...form.querySelectorAll<HTMLFieldSetElement>("fieldset.person")];
  const next = people[people.findIndex((person) => person.contains(target)) + 1];
  (next?.querySelector<HTMLInputElement>("input:checked, input") ?? radio).focus();
  return true;
}
