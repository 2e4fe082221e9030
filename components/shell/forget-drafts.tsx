"use client";

import { useEffect, useRef } from "react";
import { forgetDrafts } from "@/components/ui/drafts";

/** In the form that signs out: whoever comes to this browser next finds nothing that was typed. */
export function ForgetDrafts() {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = here.current?.closest("form");
    form?.addEventListener("submit", forgetDrafts);
    return () => form?.removeEventListener("submit", forgetDrafts);
  }, []);
  return <span ref={here} hidden />;
}
