import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/render/columns.ts
var pageWidth = 100;
var cellLimit = 32;
var codes = { strong: 1, faint: 2, red: 31, green: 32, yellow: 33, magenta: 35 };
var paint = (text, ink, color) => color && text !== "" ? `\x1B[${codes[ink]}m${text}\x1B[0m` : text;
function wrap(text, first, next = first, width = pageWidth) {
  const lines = [];
  let line = first;
  let isStart = true;
  for (const word of text.split(" ")) {
    if (!isStart && line.length + 1 + word.length > width) {
      lines.push(line);
      line = next;
      isStart = true;
    }
    line = isStart ? line + word : `${line} ${word}`;
    isStart = false;
  }
  return [...lines, line];
}
function columns(rows, color) {
  const widths = (rows[0]?.cells ?? []).map((_, index) => Math.min(cellLimit, Math.max(...rows.map(({ cells }) => cells[index]?.length ?? 0))));
  const indent = " ".repeat(2 + widths.reduce((sum, width) => sum + width + 2, 0));
  return rows.flatMap(({ cells, ink, text }) => {
    const padded = cells.map((cell, index) => cell.padEnd(widths[index] ?? 0));
    const head = `  ${padded.join("  ")}  `;
    const [start = "", ...rest] = head.length > indent.length ? [head.trimEnd(), ...wrap(text, indent)] : wrap(text, head, indent);
    const label = cells[0] ?? "";
    return [`  ${paint(label, ink, color)}${start.slice(2 + label.length)}`.trimEnd(), ...rest];
  });
}

export {
  paint,
  wrap,
  columns
};
