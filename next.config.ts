import type { NextConfig } from "next";

/** Of code, styles and letters too, a dozen of which come with a first visit. */
const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];
/** What is said of a page holds for all that it fetches. */
const pages = [
  { key: "Referrer-Policy", value: "same-origin" }, // under no-referrer browsers send "Origin: null" with a form
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Strict-Transport-Security", value: "max-age=31536000" }, // browsers heed it over https alone
];

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true }, // nothing resizes images on request: a closed door for its faults
  serverExternalPackages: ["@cantoo/pdf-lib", "@node-rs/argon2", "pg", "pdfkit", "read-excel-file", "sharp", "yauzl"],
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
  outputFileTracingExcludes: { "*": [".data/**", ".data-*/**", "shots/**", "tests/**"] },
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    { source: "/((?!_next/static/).*)", headers: pages },
    // Its address is a key: no other address, our own included, is told more than the origin. A form's Origin stays as it is.
    { source: "/invitation/:path*", headers: [{ key: "Referrer-Policy", value: "strict-origin" }] },
  ],
};

export default config;
