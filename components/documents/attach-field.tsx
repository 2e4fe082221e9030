"use client";

import { type ChangeEvent, useEffect, useId, useState } from "react";
import { useForm } from "@/components/ui/form-context";
import { Icon } from "@/components/ui/icon";
import { ACCEPTED } from "./upload-form";
import { UploadList, type UploadWords, useUploads } from "./upload-list";
import { useEarlyFiles } from "./use-early-files";

/**
 * Photos for a record that is only being written: they are sent as soon as it is saved, to its place under `to`. Without JavaScript it is not
 * shown, and the record's own page takes them. It is drawn by the server all the same, so that nothing below it moves when the script has come.
 */
export function AttachField({ to, words }: { to: string; words: UploadWords & { add: string; hint: string } }) {
  const id = useId();
  const { made } = useForm();
  const [chosen, setChosen] = useState<readonly File[]>([]);
  const { uploads, start, again } = useUploads(words.lost);
  const field = useEarlyFiles(setChosen);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each line that was made, with what had been chosen by then
  useEffect(() => {
    if (!made || chosen.length === 0) return;
    start(chosen, `${to}/${made}/documents`);
    setChosen([]);
  }, [made]);

  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => setChosen([...(currentTarget.files ?? [])]);
  return (
    <div className="attach">
      <label htmlFor={id} className="btn">
        <Icon name="attach" />
        {words.add}
      </label>
      {/* without a name: what is chosen is not part of what the form sends */}
      <input
        ref={field}
        id={id}
        className="sr"
        type="file"
        accept={ACCEPTED}
        multiple
        aria-describedby={`${id}-chosen`}
        onChange={choose}
      />
      <span className="small muted" id={`${id}-chosen`}>
        {chosen.length > 0 ? chosen.map(({ name }) => name).join(", ") : words.hint}
      </span>
      <UploadList uploads={uploads} again={again} words={words} />
    </div>
  );
}
