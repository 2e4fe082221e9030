import { Icon } from "./icon";

/** By key, without page numbers: says what is shown and in which order, and leads on. */
export function Pager({
  shown,
  first,
  next,
}: {
  shown: string;
  first?: { href: string; label: string } | null;
  next?: { href: string; label: string } | null;
}) {
  return (
    <div className="pager">
      <span>{shown}</span>
      <span className="actions">
        {first && (
          <a className="btn" href={first.href}>
            {first.label}
          </a>
        )}
        {next && (
          <a className="btn" href={next.href}>
            {next.label}
            <Icon name="next" />
          </a>
        )}
      </span>
    </div>
  );
}
