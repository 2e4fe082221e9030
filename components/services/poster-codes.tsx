import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextField } from "@/components/ui/field";
import { Empty } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { ServiceSheet } from "@/lib/services/types";

type Props = { service: ServiceSheet; add: FormAction | null; withdraw: FormAction | null; say: Say };

/** The codes on posters: where each hangs, how many answered through it, and an end to one that was taken down. */
export function PosterCodes({ service, add, withdraw, say }: Props) {
  return (
    <>
      {service.codes.length === 0 && <Empty title={say("services.noCodes")} text={say("services.noCodesHint")} />}
      <ul className="rows max-w-text">
        {service.codes.map(({ id, code, place, withdrawnOn, answers, version }) => (
          <li key={id}>
            <div className="grow">
              <span className="title">
                {withdrawnOn ? <s>{code}</s> : <a href={`/s/${code}`}>{code}</a>} · {place}
              </span>
              <p>
                {say("services.answers", { n: answers })}
                {withdrawnOn && `, ${say("services.withdrawnOn", { day: { day: withdrawnOn } })}`}
              </p>
            </div>
            {withdraw && !withdrawnOn && (
              <ActionForm action={withdraw} offline={say("form.offline")} hidden={{ codeId: id, version }} refresh quiet>
                <SubmitButton look="quiet" label={say("services.withdrawThis", { code, place })}>
                  {say("services.withdraw")}
                </SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {add && (
        <ActionForm
          action={add}
          offline={say("form.offline")}
          hidden={{ serviceId: service.id }}
          refresh
          reset
          className="grid gap-4 max-w-form mt-4"
        >
          <TextField name="place" label={say("services.place")} hint={say("services.placeHint")} maxLength={100} />
          <div className="actions">
            <SubmitButton look="plain">{say("services.addCode")}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </>
  );
}
