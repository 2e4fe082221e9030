/** A whole page for one sentence: not found, out of order. */
export function Problem({ title, text, link }: { title: string; text: string; link?: { href: string; label: string } }) {
  return (
    <div className="pub pt-6">
      <h1>{title}</h1>
      <p className="mt-2">{text}</p>
      {link && (
        <p className="mt-4">
          <a className="btn" href={link.href}>
            {link.label}
          </a>
        </p>
      )}
    </div>
  );
}
