"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";

const ASK_MS = 1_000;
/** Without JavaScript the page comes again by itself. */
const AGAIN_SECONDS = 3;

/** How far a file is. The figure is stored, so it is the same after a reload and on another screen; the page is drawn anew until it is done. */
export function Progress({ done, rows, label, hint }: { done: number; rows: number; label: string; hint: string }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => startTransition(() => router.refresh()), ASK_MS);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <div className="max-w-form my-6">
      <noscript>
        <meta httpEquiv="refresh" content={String(AGAIN_SECONDS)} />
      </noscript>
      <label htmlFor="import-progress" role="status">
        {label}
      </label>
      <progress id="import-progress" className="block w-full my-2" max={rows} value={done} />
      <p className="small muted">{hint}</p>
    </div>
  );
}
