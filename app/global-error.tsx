"use client";

import { FaultNotice } from "@/components/shell/fault-notice";
import "./globals.css";

export default function GlobalError(props: { error: Error & { digest?: string } }) {
  return (
    <html lang="id">
      <body>
        <FaultNotice {...props} />
      </body>
    </html>
  );
}
