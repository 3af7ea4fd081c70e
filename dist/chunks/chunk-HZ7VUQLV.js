import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  assemble
} from "./chunk-VPZJA3KK.js";
import {
  markdown,
  sentence
} from "./chunk-6WS3K2LY.js";
import {
  codeBlock,
  commandData,
  commandProperty,
  logLine,
  visible
} from "./chunk-YYE5C27V.js";

// src/publish/annotations.ts
var shownPerLevel = 10;
var commands = { failure: "error", warning: "warning", notice: "notice" };
function annotationCommands(annotations) {
  const levels = Object.keys(commands);
  return levels.flatMap(
    (level) => annotations.filter((one) => one.level === level).slice(0, shownPerLevel).map(command)
  );
}
function command({ path, line, column, level, title, message }) {
  const place = { title, file: path, line: String(line), ...column === null ? {} : { col: String(column) } };
  const properties = Object.entries(place).map(([name, value]) => `${name}=${commandProperty(logLine(value))}`);
  return `::${commands[level]} ${properties.join(",")}::${commandData(
    message.split("\n").map((text) => logLine(text)).join("\n")
  )}`;
}
var messageCommand = (level, text) => `::${commands[level]}::${commandData(
  text.split("\n").map((line) => logLine(line)).join("\n")
)}`;

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
  annotationCommands,
  messageCommand,
  writeSummary,
  summaryLimit,
  noticeSummary,
  noticeSections
};
