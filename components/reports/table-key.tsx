"use client";

import { useEffect } from "react";

const TYPED_INTO = "input, select, textarea, [contenteditable]";

/** T opens every table and goes to the first or, where none is closed, closes them all; what is typed into a field is no key. */
export function TableKey() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "t" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(TYPED_INTO)) return;
      const tables = [...document.querySelectorAll<HTMLDetailsElement>("details[data-table]")];
      const open = tables.some((table) => !table.open);
      for (const table of tables) table.open = open;
      if (open) tables[0]?.querySelector("summary")?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return null;
}
