import "server-only";
import zlib, { constants, type Gzip } from "node:zlib";

/**
 * Next sends a page as far as it is drawn, piece by piece, each with flush(). What Node takes that for forgets after each piece all
 * that went before (Z_FULL_FLUSH), and a long page weighed twice what it does now: a sync flush sends as much and remembers.
 */
export function flushInSync() {
  const prototype = Object.getPrototypeOf(zlib.createGzip()) as Gzip;
  const flush = prototype.flush as (...given: unknown[]) => void;
  prototype.flush = function (this: Gzip, ...given: unknown[]) {
    flush.apply(this, given.length === 0 ? [constants.Z_SYNC_FLUSH] : given);
  };
}
