import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import { Brand } from "./brand";
import { NavLink } from "./nav-link";

export type MenuLink = { href: string; label: string; icon: IconName; count?: number };
export type MenuGroup = { title: string; links: readonly MenuLink[] };
type Words = { skip: string; main: string; bottom: string; menu: string; help: string; account: string; waiting: string };
type Props = {
  agency: string;
  groups: readonly MenuGroup[];
  /** At most four for the thumb; the fifth opens everything. */
  tabs: readonly MenuLink[];
  person: { name: string; post: string };
  words: Words;
  /** In the rail's foot, and on a phone's top bar. */
  language: ReactNode;
  barLanguage: ReactNode;
  signOut: ReactNode;
  children: ReactNode;
};

/** A rail on a desk, two bars on a phone. */
export function AppShell({ agency, groups, tabs, person, words, language, barLanguage, signOut, children }: Props) {
  const all = groups.flatMap(({ links }) => links.map(({ href }) => ({ href })));
  const menu = groups.map(({ title, links }) => (
    <div className="nav" key={title}>
      <h2>{title}</h2>
      {links.map((link) => (
        <NavLink key={link.href} href={link.href} beside={all}>
          <Icon name={link.icon} />
          <span>{link.label}</span>
          <Count n={link.count} waiting={words.waiting} />
        </NavLink>
      ))}
    </div>
  ));
  const foot = (
    <div className="foot">
      <div className="nav">
        <NavLink href="/help/mine">
          <Icon name="help" />
          <span>{words.help}</span>
        </NavLink>
        <NavLink href="/account">
          <Icon name="lock" />
          <span>{words.account}</span>
        </NavLink>
        {language}
      </div>
      <div className="me">
        <b>{person.name}</b>
        <br />
        <span className="muted">{person.post}</span>
        {signOut}
      </div>
    </div>
  );
  return (
    <div className="app">
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <header className="topbar">
        <Brand href="/today" />
        {barLanguage}
      </header>
      <nav className="rail" aria-label={words.main}>
        <div>
          <Brand href="/today" agency={agency} />
          {menu}
          {foot}
        </div>
      </nav>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <nav className="tabbar" aria-label={words.bottom}>
        {tabs.map((link) => (
          <NavLink key={link.href} href={link.href}>
            <Icon name={link.icon} />
            <span>{link.label}</span>
            <Count n={link.count} waiting={words.waiting} />
          </NavLink>
        ))}
        <details className="sheet">
          <summary>
            <Icon name="menu" />
            <span>{words.menu}</span>
          </summary>
          <div>
            {menu}
            {foot}
          </div>
        </details>
      </nav>
    </div>
  );
}

function Count({ n, waiting }: { n: number | undefined; waiting: string }) {
  if (!n) return null;
  return (
    <span className="count">
      {n}
      <span className="sr"> {waiting}</span>
    </span>
  );
}
