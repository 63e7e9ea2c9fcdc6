/** Where to go after signing in: the page that was asked for, if it is one of ours. */

/** Only an address of this client: a link from elsewhere must not send people away. */
export function ownAddress(search: unknown): string {
  const to = typeof search === "object" && search !== null && "to" in search ? search.to : null;
  return typeof to === "string" && /^\/(?![/\\])/.test(to) ? to : "/";
}
