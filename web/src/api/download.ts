/** A file that a service makes, given to the person under the name that the service chose. */
import type { Answered } from "./answers";

export function saveFile(answered: Answered<unknown>, fallback: string): void {
  const name = nameIn(answered.response.headers.get("Content-Disposition")) ?? fallback;
  const address = URL.createObjectURL(answered.data as Blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of it once the click has been worked off.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

/** `attachment; filename="a.csv"; filename*=UTF-8''%C3%A9.csv`: the second one may have accents. */
export function nameIn(disposition: string | null): string | null {
  const encoded = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return disposition?.match(/filename="?([^";]+)"?/i)?.[1] ?? null;
}
