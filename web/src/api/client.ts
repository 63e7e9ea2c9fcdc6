/** The five services as typed clients; every request of the web client goes through here. */
import createClient, { type ClientOptions, type Middleware } from "openapi-fetch";
import { currentLanguage } from "@/language/language";
import { accessToken, sessionLost } from "@/session/session";
import type { paths as BillingPaths } from "./generated/billing";
import type { paths as IdentityPaths } from "./generated/identity";
import type { paths as NotificationsPaths } from "./generated/notifications";
import type { paths as PlacementsPaths } from "./generated/placements";
import type { paths as ReportingPaths } from "./generated/reporting";
import { Problem, problemOf, Unreachable } from "./problem";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

const asThisPerson: Middleware = {
  async onRequest({ request }) {
    request.headers.set("Accept-Language", currentLanguage().slice(0, 2));
    request.headers.set("Practica-Client", "web");
    // A repeat after a lost answer must not act twice.
    if (!SAFE.has(request.method) && !request.headers.has("Idempotency-Key")) {
      request.headers.set("Idempotency-Key", crypto.randomUUID());
    }
    if (request.headers.get("Authorization") === null) {
      request.headers.set("Authorization", `Bearer ${await accessToken()}`);
    }
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) return;
    const problem = problemOf(response.status, await bodyOf(response));
    if (problem instanceof Problem && problem.status === 401) sessionLost();
    throw problem;
  },
  onError({ error }) {
    return error instanceof Problem ? error : new Unreachable(error);
  },
};

async function bodyOf(response: Response): Promise<unknown> {
  return response.json().catch(() => null);
}

function client<Paths extends {}>(service: string) {
  const options: ClientOptions = {
    baseUrl: `/api/${service}`,
    querySerializer: { array: { style: "form", explode: true } },
  };
  const made = createClient<Paths>(options);
  made.use(asThisPerson);
  return made;
}

export const identity = client<IdentityPaths>("identity");
export const placements = client<PlacementsPaths>("placements");
export const reporting = client<ReportingPaths>("reporting");
export const billing = client<BillingPaths>("billing");
export const notifications = client<NotificationsPaths>("notifications");
