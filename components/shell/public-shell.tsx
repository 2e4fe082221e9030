import type { ReactNode } from "react";
import { Brand } from "./brand";

type Props = { agency: string; links: readonly { href: string; label: string }[]; skip: string; language: ReactNode; children: ReactNode };

/** The frame of the pages that need no sign-in. */
export function PublicShell({ agency, links, skip, language, children }: Props) {
  return (
    <div className="pub">
      <a className="skip" href="#content">
        {skip}
      </a>
      <header>
        <Brand href="/" agency={agency} />
        {links.map(({ href, label }) => (
          <a key={href} href={href}>
            {label}
          </a>
        ))}
        {language}
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
