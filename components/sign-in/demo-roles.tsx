import { ActionForm } from "@/components/ui/action-form";
import { Icon, type IconName } from "@/components/ui/icon";
import { Section } from "@/components/ui/section";
import { DEMO_ROLES, type DemoRole } from "@/lib/access/schema";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";

const icons: Record<DemoRole, IconName> = {
  employee: "notebook",
  rater: "inbox",
  head: "building",
  personnel: "chart",
  auditor: "eye",
  administrator: "settings",
};

/** One press signs in; drawn on demonstrations alone. */
export function DemoRoles({ action, next, say }: { action: FormAction; next: string; say: Say }) {
  return (
    <Section id="demo" title={say("demo.title")} aside={say("demo.note")} className="!mt-0">
      <ActionForm action={action} offline={say("form.offline")} hidden={{ next }} quiet>
        <ul className="grid sm:grid-cols-2 gap-x-6">
          {DEMO_ROLES.map((role) => (
            <li key={role}>
              <button className="role" type="submit" name="role" value={role} data-demo-role={role}>
                <Icon name={icons[role]} />
                <span className="grow">
                  <b className="block">{say(`demo.role.${role}`)}</b>
                  <span className="small muted">{say(`demo.deed.${role}`)}</span>
                </span>
                <Icon name="next" className="text-ink-muted" />
              </button>
            </li>
          ))}
        </ul>
      </ActionForm>
    </Section>
  );
}
