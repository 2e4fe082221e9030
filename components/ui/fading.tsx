"use client";

import { type ReactNode, useEffect, useState } from "react";

/** What is offered for a while only: gone from the screen when it is over. Whether it is over is decided where it is done, not here. */
export function Fading({ after, children }: { after: number; children: ReactNode }) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const end = setTimeout(() => setOver(true), after);
    return () => clearTimeout(end);
  }, [after]);
  return over ? null : children;
}
