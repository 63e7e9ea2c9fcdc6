/** What the services say when they refuse: problem details (RFC 9457), in the person's language. */

export interface FieldError {
  field: string;
  message: string;
}

export interface ProblemBody {
  title: string;
  status: number;
  detail: string;
  slug: string;
  errors?: FieldError[];
  facts?: Record<string, unknown>;
}

export class Problem extends Error {
  readonly status: number;
  readonly slug: string;
  readonly title: string;
  readonly errors: readonly FieldError[];
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(body: ProblemBody) {
    super(body.detail || body.title);
    this.name = "Problem";
    this.status = body.status;
    this.slug = body.slug;
    this.title = body.title;
    this.errors = body.errors ?? [];
    this.facts = body.facts ?? {};
  }

  /** Somebody else was faster: the record has another version than the one shown. */
  get isStale(): boolean {
    return this.status === 409 && this.slug === "record-changed";
  }
}

/** The service did not answer at all: no network, or nothing behind the gateway. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super("unreachable", { cause });
    this.name = "Unreachable";
  }
}

const GATEWAY_FAULTS = new Set([502, 503, 504]);

export function problemOf(status: number, body: unknown): Error {
  if (isProblem(body)) return new Problem(body);
  if (GATEWAY_FAULTS.has(status)) return new Unreachable(status);
  return new Problem({ title: "", detail: "", slug: "unknown", status });
}

function isProblem(body: unknown): body is ProblemBody {
  return typeof body === "object" && body !== null && "slug" in body && "status" in body;
}
