// An OpenID provider for tests: certified code, people and clients from the file that it is given.
import { readFileSync } from "node:fs";
import { Provider } from "oidc-provider";

const { issuer, clients, people } = JSON.parse(readFileSync(process.argv[2], "utf8"));

const provider = new Provider(issuer, {
  clients,
  claims: { openid: ["sub"], email: ["email", "email_verified"] },
  features: { devInteractions: { enabled: true } },
  cookies: { keys: ["for tests alone"] },
  pkce: { required: () => true },
  async findAccount(_, id) {
    const person = people[id];
    return person && { accountId: id, claims: async () => ({ sub: id, ...person }) };
  },
});

const { port } = new URL(issuer);
provider.listen(Number(port), "127.0.0.1", () => console.log("listening"));
