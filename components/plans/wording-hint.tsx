"use client";

import { useEffect, useState } from "react";
import { useForm } from "@/components/ui/form-context";
import { lookAtIndicator, lookAtResult, type Wording } from "@/lib/scoring/core/wording";

type Props = {
  of: "result" | "indicator";
  /** What each of them says, in the reader's language. */
  sentences: Readonly<Record<Wording, string>>;
  absoluteWords: readonly string[];
};

/** What may be looked at again in a sentence, while it is typed. It warns and never keeps anybody from saving. */
export function WordingHint({ of, sentences, absoluteWords }: Props) {
  const { idOf } = useForm();
  const [title, target] = [idOf("title"), idOf("target.text")];
  const [found, setFound] = useState<Wording[]>([]);
  useEffect(() => {
    const fields = [title, target].map((id) => document.getElementById(id)).filter((field) => field instanceof HTMLTextAreaElement);
    const look = () => {
      const typed = (id: string) => fields.find((field) => field.id === id)?.value ?? null;
      setFound(
        of === "result"
          ? lookAtResult(typed(title) ?? "", absoluteWords)
          : lookAtIndicator(typed(title) ?? "", typed(target), absoluteWords),
      );
    };
    look();
    for (const field of fields) field.addEventListener("input", look);
    return () => {
      for (const field of fields) field.removeEventListener("input", look);
    };
  }, [of, title, target, absoluteWords]);
  return (
    <div className="small muted" role="status">
      {found.map((wording) => (
        <p key={wording}>{sentences[wording]}</p>
      ))}
    </div>
  );
}
