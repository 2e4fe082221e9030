import type sentences from "./id.json";

type Path<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}` }[keyof T & string];

/** The name of a sentence. Code holds names; sentences stand in id.json and en.json. */
export type MessageKey = Path<typeof sentences>;

/**
 * What is put into a sentence: hundredths are shown with two decimals, a quantity (in hundredths too) without idle zeros, a decimal with
 * every digit it is written with ("115.005") and two at least, a day, a period and a minute of the day in the reader's manner, a key as the sentence it names.
 */
export type Value =
  | string
  | number
  | { readonly hundredths: number }
  | { readonly quantity: number }
  | { readonly decimal: string }
  | { readonly day: string }
  | { readonly period: string }
  | { readonly minute: number }
  | { readonly key: MessageKey };
export type Values = Readonly<Record<string, Value>>;

/** Something to be said to a person, in whichever language they read. */
export type Words = { key: MessageKey; values?: Values };
