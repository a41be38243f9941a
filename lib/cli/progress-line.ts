/** Shows how far a command is, on standard error: one line rewritten on a terminal, a line every few seconds and at each new stage elsewhere. */
export interface ProgressLine {
  show(line: string): void;
  /** Ends the line, so that what follows begins on a new one. */
  end(): void;
}

const millisecondsBetweenLines = 5000;

export function createProgressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  let shownAt = -Infinity;
  let last = '';
  let open = false;
  return {
    show(line) {
      if (line === last) return;
      if (stream.isTTY) {
        stream.write(`\r\x1b[K${line.slice(0, Math.max(20, (stream.columns || 80) - 1))}`);
        open = true;
      } else if (Date.now() - shownAt >= millisecondsBetweenLines || stageOf(line) !== stageOf(last)) {
        stream.write(`${line}\n`);
        shownAt = Date.now();
      } else return;
      last = line;
    },
    end() {
      if (open) stream.write('\r\x1b[K');
      open = false;
    },
  };
}

/** `training: 12 %, ...` and `training: 14 %, ...` are one stage; figures do not make another one. */
function stageOf(line: string): string {
  return line.split(/[:\d]/)[0]!;
}
