/** Server-sent events over fetch: an EventSource could not say who asks. */

export interface ServerEvent {
  name: string;
  data: string;
  id: string | null;
}

export interface Heard {
  event: (event: ServerEvent) => void;
  /** Anything at all, also what says nothing but that the other end lives. */
  signOfLife: () => void;
  /** How long to wait before one asks again. */
  retry: (milliseconds: number) => void;
}

/** Reads a stream to its end, as the HTML standard (9.2.6) has it. */
export async function readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  heard: Heard,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  const block = blockReader(heard);
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard.signOfLife();
    const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    for (const line of lines) block(line);
  }
}

function blockReader(heard: Heard): (line: string) => void {
  let name = "";
  let id: string | null = null;
  let data: string[] = [];
  const keep: Record<string, (value: string) => void> = {
    event: (value) => {
      name = value;
    },
    data: (value) => data.push(value),
    id: (value) => {
      id = value;
    },
    retry: (value) => {
      if (/^\d+$/.test(value)) heard.retry(Number(value));
    },
  };
  return (line) => {
    if (line === "") {
      if (data.length > 0) heard.event({ name: name || "message", data: data.join("\n"), id });
      name = "";
      data = [];
      return;
    }
    const [, field = "", value = ""] = line.match(/^([^:]*)(?:: ?(.*))?$/s) ?? [];
    keep[field]?.(value);
  };
}
