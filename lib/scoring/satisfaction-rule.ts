import { regulationInForce } from "@/lib/regulation";
import { firstDayOf } from "./core/deadlines/periods";

/** The law by which a quarter's answers become an index. */
export function satisfactionRule(period: string) {
  const regulation = regulationInForce("satisfaction", firstDayOf(period));
  if (regulation.method !== "satisfaction-index") throw new RangeError(`${regulation.id} gives no index`);
  return regulation;
}
