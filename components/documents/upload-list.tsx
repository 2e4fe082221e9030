"use client";

import { useRouter } from "next/navigation";
import { useCallback, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { lighter, send } from "./sending";

/** The sentences a file on its way needs. */
export type UploadWords = { sending: string; lost: string; again: string };

type Upload = {
  key: number;
  file: File;
  address: string;
  state: { is: "sending"; share: number } | { is: "kept"; text: string } | { is: "failed"; text: string };
};

/** Files on their way, one after another, each with its own answer. The page is drawn anew after each that is kept. */
export function useUploads(lost: string) {
  const router = useRouter();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const count = useRef(0);

  const start = useCallback(
    (files: readonly File[], address: string) => {
      const turn = (key: number, state: Upload["state"]) =>
        setUploads((before) => before.map((upload) => (upload.key === key ? { ...upload, state } : upload)));
      const one = async ({ key, file }: Upload) => {
        const sent = await send(await lighter(file), address, (share) => turn(key, { is: "sending", share }));
        if (sent?.kept) turn(key, { is: "kept", text: sent.notice });
        else turn(key, { is: "failed", text: sent?.text || lost });
        if (sent?.kept) router.refresh();
      };
      const added = files.map((file): Upload => {
        count.current += 1;
        return { key: count.current, file, address, state: { is: "sending", share: 0 } };
      });
      setUploads((before) => [...before.filter(({ state }) => state.is !== "kept"), ...added]);
      for (const upload of added) line.current = line.current.then(() => one(upload));
    },
    [lost, router],
  );

  const again = useCallback(
    ({ key, file, address }: Upload) => {
      setUploads((before) => before.filter((upload) => upload.key !== key));
      start([file], address);
    },
    [start],
  );
  return { uploads, start, again };
}

/** What became of each file, said beside its name. One that was not kept can be sent again. */
export function UploadList({ uploads, again, words }: { uploads: readonly Upload[]; again: (upload: Upload) => void; words: UploadWords }) {
  return (
    <ul className="uploads" aria-live="polite">
      {uploads.map((upload) => (
        <li key={upload.key} data-state={upload.state.is}>
          {upload.state.is === "sending" ? (
            <>
              <span className="name">{upload.file.name}</span>
              <span className="small muted">{words.sending}</span>
              <progress value={upload.state.share} max={1} aria-label={upload.file.name} />
            </>
          ) : (
            <>
              <Icon name={upload.state.is === "kept" ? "done" : "alert"} />
              {upload.state.is === "failed" && <span className="name">{upload.file.name}</span>}
              <span>{upload.state.text}</span>
              {upload.state.is === "failed" && (
                <button className="btn quiet" type="button" onClick={() => again(upload)}>
                  {words.again}
                </button>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
