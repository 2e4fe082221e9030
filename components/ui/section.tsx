import type { ReactNode } from "react";

/** An ink rule opens a section, as on an official form. */
export function Section({
  id,
  title,
  aside,
  children,
  className = "",
}: {
  id: string;
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section className={`section ${className}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside && <span>{aside}</span>}
      </header>
      {children}
    </section>
  );
}

/** The page's one title, what it is about, and what can be done from here. */
export function PageHead({ over, title, lead, children }: { over?: ReactNode; title: ReactNode; lead?: ReactNode; children?: ReactNode }) {
  return (
    <div className="page-head">
      <div>
        {over && <p className="!mt-0 !mb-0.5">{over}</p>}
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {children && <div className="actions">{children}</div>}
    </div>
  );
}

/** What to see where there is nothing yet, and what to do about it. */
export function Empty({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="font-bold">{title}</p>
      {text && <p className="small muted mt-1">{text}</p>}
      {children && <div className="actions mt-3">{children}</div>}
    </div>
  );
}
