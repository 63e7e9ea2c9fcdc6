/** What the links of mails ask of identity; nobody is signed in yet. */
import type { components } from "@/api/generated/identity";
import { post } from "@/session/session";

type Schemas = components["schemas"];

export async function askForLink(email: string): Promise<void> {
  const body: Schemas["Forgotten"] = { email };
  await post("/api/identity/password-resets", body);
}

export async function choosePassword(token: string, password: string): Promise<void> {
  await post("/api/identity/invitations/accept", { token, password });
}

/** Whether the other address has agreed already. */
export async function agreeToEmail(token: string): Promise<Schemas["Agreement"]> {
  const agreed = await post<Schemas["Agreed"]>("/api/identity/email-changes/agree", { token });
  return agreed.state;
}
