"use client";

import { createContext, useContext } from "react";

/** What the fields of a form are told by it: how they are called, what was found wrong with them, and what had been typed. */
type Told = {
  /** "answers.loyal" as an id that a selector can name: the form's own, for a page may hold the same form many times. */
  idOf: (path: string) => string;
  problemAt: (path: string) => string | null;
  enteredAt: (path: string) => string | readonly string[] | null;
  pending: boolean;
  /** What the last success brought into being, for a field that goes on with it. */
  made: string | null;
};

export const idUnder = (form: string) => (path: string) => `${form}-${path.replaceAll(/[^A-Za-z0-9-]/g, "_")}`;

export const FormContext = createContext<Told>({
  idOf: idUnder("f"),
  problemAt: () => null,
  enteredAt: () => null,
  pending: false,
  made: null,
});
export const useForm = () => useContext(FormContext);
