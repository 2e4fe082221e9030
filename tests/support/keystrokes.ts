/** Keystroke-level model (Card, Moran and Newell 1980): an average typist's keystroke, and a decision, in seconds. */
export const KEY = 0.28;
export const DECISION = 1.35;
