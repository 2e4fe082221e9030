import { type Locale, type Say, showHundredths } from "@/lib/messages/format";
import type { IndexSaid } from "@/lib/scoring/core/receipt";

/** `elements` are the questionnaire's, in its order. */
type Props = { said: IndexSaid; elements: readonly string[]; locale: Locale; say: Say };

/** An index that can be done again with paper and pencil: sums, numbers, means, the steps, and every answer it counts. */
export function IndexArithmeticSheet({ said, elements, locale, say }: Props) {
  const { service, period, patterns, arithmetic } = said;
  return (
    <>
      {arithmetic ? (
        <details className="disclose">
          <summary className="[overflow-wrap:anywhere]">
            {say("receipt.indexOf", { service, index: { hundredths: arithmetic.index }, grade: arithmetic.grade, n: arithmetic.n })}
          </summary>
          <table className="table stack" data-density="compact">
            <caption className="text-left font-bold py-2">{say("receipt.arithmetic", { service, period: { period } })}</caption>
            <thead>
              <tr>
                <th scope="col">{say("receipt.element")}</th>
                {(["sum", "answered", "mean", "index", "grade"] as const).map((each) => (
                  <th key={each} scope="col" className="n">
                    {say(`receipt.${each}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {arithmetic.elements.map(({ sum, n, mean, index, grade }, at) => (
                <tr key={elements[at]}>
                  <th scope="row">{elements[at]}</th>
                  <td className="n" data-label={say("receipt.sum")}>
                    {sum}
                  </td>
                  <td className="n" data-label={say("receipt.answered")}>
                    {n}
                  </td>
                  <td className="n" data-label={say("receipt.mean")}>
                    {mean}
                  </td>
                  <td className="n" data-label={say("receipt.index")}>
                    {showHundredths(locale, index)}
                  </td>
                  <td className="n" data-label={say("receipt.grade")}>
                    {grade}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <ol className="small py-2">
            {arithmetic.steps.map(({ words, source }) => (
              <li key={words.key} className="[overflow-wrap:anywhere]">
                {say(words.key, words.values)}{" "}
                <span className="muted">
                  {source.instrument}, {source.provision}
                </span>
              </li>
            ))}
          </ol>
        </details>
      ) : (
        <>
          <p className="font-bold">{service}</p>
          <p className="small muted">{say("receipt.noIndex")}</p>
        </>
      )}
      {patterns.length > 0 && (
        <details className="disclose">
          <summary>{say("receipt.patterns", { n: patterns.length })}</summary>
          <table className="table tight" data-density="compact">
            <thead>
              <tr>
                <th scope="col">{say("receipt.pattern")}</th>
                <th scope="col" className="n">
                  {say("receipt.times")}
                </th>
              </tr>
            </thead>
            <tbody>
              {patterns.map(([pattern, times]) => (
                <tr key={pattern}>
                  <td className="num">{pattern}</td>
                  <td className="n">{times}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}
