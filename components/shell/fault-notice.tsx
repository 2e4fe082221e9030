"use client";

import { Problem } from "./problem";

// The catalogue lies on the server, which may be what has failed: these few words travel with the page.
const words = {
  id: {
    title: "Halaman ini sedang terganggu",
    text: "Ada gangguan di pihak kami. Tidak ada yang berubah. Muat ulang sebentar lagi; bila terulang sebutkan kode",
    again: "Coba lagi",
  },
  en: {
    title: "This page is out of order",
    text: "The fault is on our side. Nothing changed. Reload in a moment; if it happens again, quote the code",
    again: "Try again",
  },
};

/** What went wrong is in the log under this code, and nowhere on the screen. */
export function FaultNotice({ error }: { error: Error & { digest?: string } }) {
  const locale = typeof document !== "undefined" && document.documentElement.lang === "en" ? "en" : "id";
  const { title, text, again } = words[locale];
  return <Problem title={title} text={`${text} ${error.digest ?? "G-0"}.`} link={{ href: "", label: again }} />;
}
