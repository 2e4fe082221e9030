"use client";

import { type ChangeEvent, type DragEvent, useId } from "react";
import { Icon } from "@/components/ui/icon";
import { useScript } from "@/components/ui/use-script";
import { UploadList, type UploadWords, useUploads } from "./upload-list";
import { useEarlyFiles } from "./use-early-files";

export const ACCEPTED = "image/jpeg,image/png,application/pdf";

type Words = UploadWords & { add: string; hint: string; send: string };

/**
 * A form that sends one file and leads back to its page; with JavaScript, several at once by choosing or by dropping them,
 * each shown on its way, while everything else that was typed on the page stays.
 */
export function UploadForm({ address, problem, words }: { address: string; problem: string | null; words: Words }) {
  const id = useId();
  const { uploads, start, again } = useUploads(words.lost);

  const field = useEarlyFiles((files) => start(files, address));

  function choose({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    if (!currentTarget.files) return;
    start([...currentTarget.files], address);
    currentTarget.value = ""; // the same file can be chosen again
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    start([...event.dataTransfer.files], address);
  }

  return (
    <form
      className="upload"
      method="post"
      action={address}
      encType="multipart/form-data"
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <div className="field" data-invalid={problem ? "" : undefined}>
        <label htmlFor={id} className="btn">
          <Icon name="attach" />
          {words.add}
        </label>
        <span className="hint" id={`${id}-hint`}>
          {words.hint}
        </span>
        <input
          ref={field}
          id={id}
          className="sr"
          type="file"
          name="file"
          accept={ACCEPTED}
          multiple={useScript()}
          aria-describedby={`${id}-hint${problem ? ` ${id}-problem` : ""}`}
          aria-invalid={problem ? true : undefined}
          onChange={choose}
        />
        {problem && (
          <span className="error" id={`${id}-problem`} role="alert">
            <Icon name="alert" />
            {problem}
          </span>
        )}
      </div>
      <noscript>
        <button className="btn" type="submit">
          {words.send}
        </button>
      </noscript>
      <UploadList uploads={uploads} again={again} words={words} />
    </form>
  );
}
