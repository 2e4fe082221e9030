"use client";

import { useEffect, useRef } from "react";
import { useForm } from "./form-context";

type Props = { title: string; kept: string; problems: readonly { path: string; text: string }[] };

/** Every problem at once, each leading to its field; takes the focus, so that nobody has to look for it. */
export function ErrorSummary({ title, kept, problems }: Props) {
  const { idOf } = useForm();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new set of problems takes the focus anew
  useEffect(() => box.current?.focus(), [problems]);
  return (
    <div ref={box} className="errors mb-4" role="alert" tabIndex={-1}>
      <h2>{title}</h2>
      <p className="small">{kept}</p>
      <ul>
        {problems.map(({ path, text }) => (
          <li key={`${path} ${text}`}>
            <a href={`#${idOf(path)}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
