"use client";

import { createContext, useContext } from "react";

/** What the fields of a form are told by it: what was found wrong with them, and what had been typed. */
type Told = {
  problemAt: (path: string) => string | null;
  enteredAt: (path: string) => string | readonly string[] | null;
  pending: boolean;
};

export const FormContext = createContext<Told>({ problemAt: () => null, enteredAt: () => null, pending: false });
export const useForm = () => useContext(FormContext);

/** "answers.loyal" as an id that a selector can name. */
export const idOf = (path: string) => `f-${path.replaceAll(/[^A-Za-z0-9-]/g, "_")}`;
