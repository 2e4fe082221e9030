import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { readerLocale } from "@/lib/access/session";
import "./globals.css";

export const metadata: Metadata = { title: { default: "Cermin", template: "%s · Cermin" }, icons: "/mark.svg" };
export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await readerLocale()}>
      <body>{children}</body>
    </html>
  );
}
