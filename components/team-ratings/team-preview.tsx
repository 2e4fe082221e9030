"use client";

import { useEffect, useRef, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { type Pair, type StraightLineRule, straightLine } from "@/lib/scoring/core/raters/straight-line";
import { EXPECTATIONS, type Expectation } from "@/lib/scoring/core/types";

type Props = {
  people: readonly { id: string; name: string }[];
  /** The predicate's word by work result and behaviour. */
  words: Record<Expectation, Record<string, string>>;
  notYet: string;
  /** Whom the rater has rated in the period already. */
  rated: readonly Pair[];
  rule: StraightLineRule;
  mirror: Record<"title" | "same" | "hint", string>;
};

const expectationIn = (value: FormDataEntryValue | null) => EXPECTATIONS.find((each) => each === value);

/** Which predicate each pair leads to before it is sent, and the rater's own mirror where nearly all pairs are one. */
export function TeamPreview({ people, words, notYet, rated, rule, mirror }: Props) {
  const here = useRef<HTMLDivElement>(null);
  const [pairs, setPairs] = useState<Readonly<Record<string, Pair>>>({});

  useEffect(() => {
    const form = here.current?.closest("form");
    if (!form) return;
    const read = () => {
      const fields = new FormData(form);
      const chosen = people.flatMap(({ id }) => {
        const workResult = expectationIn(fields.get(`ratings.${id}.workResult`));
        const behaviour = expectationIn(fields.get(`ratings.${id}.behaviour`));
        return workResult && behaviour ? [[id, { workResult, behaviour }] as const] : [];
      });
      setPairs(Object.fromEntries(chosen));
    };
    read();
    const later = () => queueMicrotask(read); // a digit chooses after this is told of the key
    form.addEventListener("change", read);
    form.addEventListener("keyup", later);
    return () => {
      form.removeEventListener("change", read);
      form.removeEventListener("keyup", later);
    };
  }, [people]);

  const line = Object.keys(pairs).length > 0 && straightLine([...rated, ...Object.values(pairs)], rule);
  return (
    <div ref={here}>
      {line && (
        <Notice kind="plain">
          <p className="font-bold">{mirror.title}</p>
          <p>{mirror.same}</p>
          <p>{mirror.hint}</p>
        </Notice>
      )}
      <ul className="rows">
        {people.map(({ id, name }) => {
          const pair = pairs[id];
          return (
            <li key={id}>
              <span className="grow min-w-0 [overflow-wrap:anywhere]">{name}</span>
              {pair ? <strong>{words[pair.workResult][pair.behaviour]}</strong> : <span className="muted">{notYet}</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
