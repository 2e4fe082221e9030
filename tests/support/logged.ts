/** The lines that the application has logged since the file began, as they were written. */
export const logged = (): string[] => (globalThis as { cerminLogged?: string[] }).cerminLogged ?? [];
