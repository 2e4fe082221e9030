"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A way in the menu, marked where one stands. Nothing is fetched ahead: the pages behind are drawn from the database. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname();
  const here = path === href || path.startsWith(`${href}/`);
  return (
    <Link href={href} prefetch={false} aria-current={here ? "page" : undefined}>
      {children}
    </Link>
  );
}
