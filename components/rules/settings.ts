import type { Say } from "@/lib/messages/format";
import { SHARES } from "@/lib/scoring/core/methods/distribution";
import { EXPECTATIONS } from "@/lib/scoring/core/types";
import type { SettingKey, SettingValue } from "@/lib/settings/types";

const minute = (n: number) => `${String(Math.floor(n / 60)).padStart(2, "0")}.${String(n % 60).padStart(2, "0")}`;
const steps = ["self", "peers", "rating"] as const;

/** By setting: a new one does not compile until what it says is printed. */
const words: { [K in SettingKey]: (value: SettingValue<K>, say: Say) => string[] } = {
  minutesPerDay: (n, say) => [say("help.local.minutesPerDayValue", { n })],
  minimumGroup: (n, say) => [say("help.local.minimumGroupValue", { n })],
  peersAsked: (n, say) => [say("help.local.peersAskedValue", { n })],
  quietCodeDays: (n, say) => [say("rules.workingDays", { n })],
  gradeMinimum: (n, say) => [say("help.local.gradeMinimumValue", { n })],
  commentDays: (n, say) => [say("rules.workingDays", { n })],
  freezeDays: (n, say) => [say("rules.days", { n })],
  reviewDays: (n, say) => [say("rules.workingDays", { n })],
  longWait: (band, say) => [say("rules.setting.longWaitValue", { minutes: { 1: 15, 2: 30, 3: 60 }[band] })],
  lookFirst: ({ workingDaysLate, sameText, earliest, latest }, say) => [
    say("rules.setting.lookFirstLate", { n: workingDaysLate }),
    say("rules.setting.lookFirstSame", { n: sameText }),
    say("rules.setting.lookFirstHours", { earliest: minute(earliest), latest: minute(latest) }),
  ],
  divergence: (rule, say) =>
    EXPECTATIONS.toReversed().map((rating) => `${say(`expectation.${rating}`)}: ${say(`rules.setting.divergenceTest.${rule[rating]}`)}`),
  distributionShares: (shares, say) =>
    SHARES.map((name) => `${say(`rules.setting.share.${name}`)}: ${say("rules.percent", { n: shares[name] })}`),
  stepDays: (days, say) =>
    steps.map(
      (step) => `${say(`quarter.step.${step}`)}: ${say("rules.setting.stepDaysValue", { first: days[step][0], last: days[step][1] })}`,
    ),
  passwordRules: ({ least, most, refuseCommon }, say) => [
    say("rules.setting.passwordLength", { least, most }),
    ...(refuseCommon ? [say("rules.setting.passwordCommon")] : []),
  ],
  linkDays: ({ invitation, reset }, say) => [
    say("rules.setting.linkInvitation", { n: invitation }),
    say("rules.setting.linkReset", { n: reset }),
  ],
};

export const SETTINGS = Object.keys(words) as SettingKey[];
export const settingWords = <K extends SettingKey>(key: K, value: SettingValue<K>, say: Say) =>
  (words[key] as (value: SettingValue<K>, say: Say) => string[])(value, say);
