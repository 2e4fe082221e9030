import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Empty } from "@/components/ui/section";
import { State } from "@/components/ui/state";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import { POSTER_SIZES } from "@/lib/services/schema";
import type { PosterCode, ServiceSheet } from "@/lib/services/types";

type Manage = { add: FormAction; withdraw: FormAction; replace: FormAction };
type Props = { service: ServiceSheet; manage: Manage | null; mayPrint: boolean; say: Say };

/** The codes on posters: where each hangs, how often it is scanned, its poster to print, and an end to one that was taken down. */
export function PosterCodes({ service, manage, mayPrint, say }: Props) {
  return (
    <>
      {service.codes.length === 0 && <Empty title={say("services.noCodes")} text={say("services.noCodesHint")} />}
      <ul className="rows max-w-text">
        {service.codes.map((code) => (
          <li key={code.id}>
            <div className="grow">
              <span className="title">
                {code.withdrawnOn ? <s>{code.code}</s> : <a href={`/s/${code.code}?lang=id`}>{code.code}</a>} · {code.place}
              </span>
              <Signs code={code} say={say} />
              {mayPrint && !code.withdrawnOn && (
                <p className="actions mt-2 mb-1">
                  {POSTER_SIZES.map((size) => (
                    <a key={size} className="btn" href={`/api/services/codes/${code.id}/poster?size=${size}`} download>
                      <Icon name="download" />
                      {say("services.poster", { size: size.toUpperCase() })}
                      <span className="sr">, {code.place}</span>
                    </a>
                  ))}
                </p>
              )}
              {manage && !code.withdrawnOn && <End code={code} closed={service.closedOn !== null} manage={manage} say={say} />}
            </div>
          </li>
        ))}
      </ul>
      {manage && (
        <ActionForm
          action={manage.add}
          offline={say("form.offline")}
          hidden={{ serviceId: service.id }}
          refresh
          reset
          className="grid gap-4 max-w-form mt-4"
        >
          <TextField name="place" label={say("services.place")} hint={say("services.placeHint")} />
          <div className="actions">
            <SubmitButton look="plain">{say("services.addCode")}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </>
  );
}

/** What is known of a poster: answers, scans, its end; and that nobody has scanned it for long. */
function Signs({ code, say }: { code: PosterCode; say: Say }) {
  const { issuedOn, withdrawnOn, replacedBy, answers, scans, quietFor } = code;
  const parts = [
    say("services.answers", { n: answers }),
    withdrawnOn
      ? say(replacedBy ? "services.replacedOn" : "services.withdrawnOn", { day: { day: withdrawnOn }, code: replacedBy ?? "" })
      : say("services.scansWeek", { n: scans.week }),
    !withdrawnOn &&
      (scans.lastOn ? say("services.lastScan", { day: { day: scans.lastOn } }) : say("services.neverScanned", { day: { day: issuedOn } })),
  ];
  return (
    <>
      <p>{parts.filter(Boolean).join(" · ")}</p>
      {scans.sinceWithdrawn > 0 && (
        <p>
          <State kind="caution" icon="warning" text={say("services.stillScanned", { n: scans.sinceWithdrawn })} />
          <span className="block">{say("services.stillScannedHint")}</span>
        </p>
      )}
      {quietFor !== null && (
        <p>
          <State kind="caution" icon="warning" text={say("services.quietFor", { n: quietFor })} />
          <span className="block">{say("services.quietHint")}</span>
        </p>
      )}
    </>
  );
}

/** Opened first, and said what it does, before a code is ended: there is no way back. */
function End({ code: { id, code, place, version }, closed, manage, say }: { code: PosterCode; closed: boolean; manage: Manage; say: Say }) {
  const hidden = { codeId: id, version };
  return (
    <details className="disclose">
      <summary>
        {say("services.end")}
        <span className="sr">{say("services.endWhich", { code, place })}</span>
      </summary>
      <p className="mb-2">{say("services.endMeans", { code })}</p>
      <div className="actions mb-3">
        {!closed && (
          <ActionForm action={manage.replace} offline={say("form.offline")} hidden={hidden} refresh quiet>
            <SubmitButton look="plain">{say("services.replaceNow")}</SubmitButton>
          </ActionForm>
        )}
        <ActionForm action={manage.withdraw} offline={say("form.offline")} hidden={hidden} refresh quiet>
          <SubmitButton look="quiet">{say("services.withdrawNow", { code })}</SubmitButton>
        </ActionForm>
      </div>
    </details>
  );
}
