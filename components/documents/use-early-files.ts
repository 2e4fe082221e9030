"use client";

import { useEffect, useRef } from "react";

/** A field for files, as the server drew it, and what was chosen in it before the script had come: handed over once. */
export function useEarlyFiles(take: (files: File[]) => void) {
  const field = useRef<HTMLInputElement>(null);
  const first = useRef(take);
  useEffect(() => {
    const files = [...(field.current?.files ?? [])];
    if (files.length > 0) first.current(files);
  }, []);
  return field;
}
