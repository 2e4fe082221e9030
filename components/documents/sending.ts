import { LONGEST_SIDE, MOST_FILE_BYTES, type Sent } from "@/lib/documents/types";

/** Below this a photo is sent as it is: drawing it anew would cost more time than sending it. */
const LIGHT_BYTES = 600_000;

/**
 * A photo as large as it is kept, drawn before it is sent: a telephone's own has ten times the bytes. What this browser
 * cannot draw, and everything that is no photo, is sent as it is.
 */
export async function lighter(file: File): Promise<File> {
  if (!/^image\/(jpeg|png)$/.test(file.type) || file.size < LIGHT_BYTES) return file;
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return file;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  if (scale === 1 && file.size <= MOST_FILE_BYTES) return file;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  return drawn && drawn.size < file.size ? new File([drawn], file.name, { type: "image/jpeg" }) : file;
}

/** One file to its address; tells how far it is. Null when no answer came. */
export function send(file: File, address: string, onProgress: (share: number) => void): Promise<Sent | null> {
  return new Promise((done) => {
    const request = new XMLHttpRequest(); // fetch does not tell how far a body has been sent
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => done(isSent(request.response) ? request.response : null);
    request.onerror = () => done(null);
    const fields = new FormData();
    fields.append("file", file);
    request.send(fields);
  });
}

const isSent = (answer: unknown): answer is Sent => typeof answer === "object" && answer !== null && "kept" in answer;
