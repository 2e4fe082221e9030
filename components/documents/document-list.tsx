import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { FormAction } from "@/lib/access/types";
import type { DocumentRow } from "@/lib/documents/types";
import { type Locale, type Say, showNumber } from "@/lib/messages/format";

type Props = { documents: readonly DocumentRow[]; remove?: FormAction | null; locale: Locale; say: Say };

function about({ kind, bytes }: DocumentRow, locale: Locale, say: Say): string {
  const size =
    bytes < 1_000_000
      ? say("document.kilobytes", { n: Math.max(1, Math.round(bytes / 1_000)) })
      : say("document.megabytes", { n: showNumber(locale, bytes / 1_000_000, 1) });
  return `${say(kind === "pdf" ? "document.pdf" : "document.photo")}, ${size}`;
}

/** What hangs on a line or a realisation: each to be saved, a photo with its small picture; to be taken off while that may be. */
export function DocumentList({ documents, remove = null, locale, say }: Props) {
  if (documents.length === 0) return null;
  return (
    <ul className="documents">
      {documents.map((document) => (
        <li key={document.id}>
          <a href={`/api/documents/${document.id}`}>
            {document.small ? (
              // biome-ignore lint/performance/noImgElement: a picture that only its readers may fetch, drawn small by the server already
              <img src={`/api/documents/${document.id}?size=small`} alt="" width={56} height={56} loading="lazy" />
            ) : (
              <Icon name="file" />
            )}
            <span>
              <span className="name">{document.name}</span>
              <span className="small muted">{about(document, locale, say)}</span>
            </span>
          </a>
          {remove && (
            <ActionForm action={remove} offline={say("form.offline")} hidden={{ documentId: document.id }} refresh quiet>
              <SubmitButton look="quiet" label={say("document.removeThis", { name: document.name })}>
                {say("document.remove")}
              </SubmitButton>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  );
}
