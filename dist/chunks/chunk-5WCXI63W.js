import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/render/layout.ts
var bytesOf = (text) => new TextEncoder().encode(text).length;
var cutNote = "_\u2026 cut, see the evidence._";
function assemble(sections, limit) {
  let room = limit - bytesOf(cutNote) - 2;
  const kept = [];
  for (const section of sections.filter((one) => one !== "")) {
    room -= bytesOf(section) + 2;
    if (room < 0) return [...kept, cutNote].join("\n\n");
    kept.push(section);
  }
  return kept.join("\n\n");
}
var itemLimit = 500;
function fitItems(items, limit, line, rest) {
  let room = limit;
  const kept = [];
  for (const [index, item] of items.slice(0, itemLimit).entries()) {
    const text = line(item, index);
    room -= bytesOf(text) + 1;
    if (room < 0) break;
    kept.push(text);
  }
  return kept.length === items.length ? kept : [...kept, rest(items.length - kept.length)];
}
function table(head, items, limit, cells) {
  const rest = (left) => row([`\u2026 ${left} more, see the evidence`, ...head.slice(1).map(() => "")]);
  const lines = fitItems(items, limit, (item) => row(cells(item)), rest);
  return [row(head), row(head.map(() => "---")), ...lines].join("\n");
}
var row = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\u{7c}").replaceAll("\n", " ")).join(" | ")} |`;
var collapsed = (summary, body) => `<details><summary>${summary}</summary>

${body}

</details>`;
var plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

export {
  bytesOf,
  assemble,
  fitItems,
  table,
  collapsed,
  plural
};
