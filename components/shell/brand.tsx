export function Brand({ href, agency }: { href: string; agency?: string }) {
  return (
    <a className="brand" href={href}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path d="M14.5 2.584A13.5 13.5 0 0 0 14.5 29.416V24.367A8.5 8.5 0 0 1 14.5 7.633Z" />
        <path d="M17.5 2.584A13.5 13.5 0 0 1 17.5 29.416V27.654A11.75 11.75 0 0 0 17.5 4.346Z" />
      </svg>
      <span>
        Cermin
        {agency && <small>{agency}</small>}
      </span>
    </a>
  );
}
