"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A way in the menu, marked where one stands. Nothing is fetched ahead: the pages behind are drawn from the database. */
export function NavLink({ href, beside = [], children }: { href: string; beside?: readonly { href: string }[]; children: ReactNode }) {
  const path = usePathname();
  const leadsTo = (way: string) => path === way || path.startsWith(`${way}/`);
  // Of two ways to one page the longer is meant: "/plans/team" is not one's own plans.
  const here = leadsTo(href) && !beside.some((other) => other.href.length > href.length && leadsTo(other.href));
  return (
    <Link href={href} prefetch={false} aria-current={here ? "page" : undefined}>
      {children}
      <Going />
    </Link>
  );
}

/** While the page behind a way is drawn and on its way here, which the browser shows only where a whole page is loaded. */
const Going = () => useLinkStatus().pending && <span className="spin going" aria-hidden="true" />;
