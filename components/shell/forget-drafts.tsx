"use client";

import { useEffect } from "react";
import { forgetDrafts } from "@/components/ui/drafts";

/** Where signing out leads: whoever comes to this browser next finds nothing that was typed. Who only has to sign in again finds it all. */
export function ForgetDrafts() {
  useEffect(() => {
    if (!new URLSearchParams(window.location.search).has("next")) forgetDrafts();
  }, []);
  return null;
}
