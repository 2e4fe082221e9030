"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether the page's script runs: not yet in what the server drew, nor while it is taken over. */
export const useScript = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
