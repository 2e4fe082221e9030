import { expect, it } from "vitest";
import { maskedName } from "@/lib/evaluations/masked-name";

it.each([
  ["Siti Aminah, A.Md.Keb.", "S*** A***"],
  ["dr. Bagus Wirawan", "d*** B*** W***"],
  ["Budi", "B***"],
  ["  I  Gusti\tNgurah ", "I*** G*** N***"],
  ["Đặng Thị Hồng, S.Kep., Ns.", "Đ*** T*** H***"],
  ["A\u030Agot Moe", "Å*** M***"],
  ["\u{1F600}x", "\u{1F600}***"],
  ["", ""],
])("%s is masked as %s: first letters, and stars that tell no length", (name, masked) => {
  expect(maskedName(name)).toBe(masked);
});
