import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  assemble
} from "./chunk-5WCXI63W.js";
import {
  markdown,
  sentence
} from "./chunk-63K54IQN.js";
import {
  codeBlock,
  visible
} from "./chunk-3Z6U3Y6T.js";

// src/publish/summary.ts
import { appendFile } from "node:fs/promises";
async function writeSummary(file, markdown2) {
  if (file !== null && file !== "") await appendFile(file, markdown2.endsWith("\n") ? markdown2 : `${markdown2}
`);
}

// src/render/noticeSummary.ts
var summaryLimit = 9e5;
var noticeSummary = (notice) => `${assemble(noticeSections(notice), summaryLimit)}
`;
function noticeSections(notice) {
  const lines = notice.slice(0, 2e4).split("\n").filter((line) => line.trim() !== "");
  const sentences = lines.filter((line) => !line.startsWith("  ")).map((line) => sentence(visible(line, 2e3), {}, markdown));
  const pasted = lines.filter((line) => line.startsWith("  "));
  return [`> **Note:** ${sentences.join("\n>\n> ")}`, ...pasted.length === 0 ? [] : [codeBlock(pasted)]];
}

export {
  writeSummary,
  summaryLimit,
  noticeSummary,
  noticeSections
};
