/** What the client reads off its own access token; the services alone verify it. */

/** The steps that have to be taken before working here, as the service ordered them. */
export function firstStepsIn(accessToken: string): readonly string[] {
  const payload = accessToken.split(".")[1];
  if (!payload) return [];
  const bytes = Uint8Array.from(atob(payload.replace(/-/g, "+").replace(/_/g, "/")), (letter) =>
    letter.charCodeAt(0),
  );
  const claims: { first_steps?: string[] } = JSON.parse(new TextDecoder().decode(bytes));
  return claims.first_steps ?? [];
}
