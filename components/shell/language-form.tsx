import { ActionForm } from "@/components/ui/action-form";
import { Icon } from "@/components/ui/icon";
import type { FormAction } from "@/lib/access/types";
import type { Locale, Say } from "@/lib/messages/format";

/** One press to the other language; the button says its name in that language. */
export function LanguageForm({ action, locale, say, plain = false }: { action: FormAction; locale: Locale; say: Say; plain?: boolean }) {
  const other = locale === "id" ? "en" : "id";
  return (
    <ActionForm action={action} offline={say("form.offline")} hidden={{ locale: other }} quiet className="language">
      <button type="submit" lang={other}>
        {!plain && <Icon name="languages" />}
        <span>{other === "en" ? "English" : "Bahasa Indonesia"}</span>
      </button>
    </ActionForm>
  );
}
