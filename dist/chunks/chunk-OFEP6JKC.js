import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  logLine
} from "./chunk-3Z6U3Y6T.js";

// src/render/problem.ts
var codeColumn = 92;
function problemText(problem, consequence) {
  return [...problemLines(problem), ...consequence === void 0 ? [] : [`  ${consequence}`]].join("\n");
}
function problemLines(problem) {
  const place = placeOf(problem);
  const told = [sentenceOf(problem.message), ...problem.suggestion === null ? [] : suggestionLines(problem.suggestion).slice(0, 1)].join(" ");
  const first = `${place === "" ? "" : `${place}  `}${told}`;
  return [
    `${first.padEnd(codeColumn)}  (${problem.code})`,
    ...expectation(problem),
    ...suggestionLines(problem.suggestion ?? "").slice(1).map((line) => `  ${line}`)
  ];
}
function placeOf({ file, line, column }) {
  if (file === "") return "";
  return `${logLine(file, 300)}${line === null ? "" : `:${line}${column === null ? "" : `:${column}`}`}`;
}
function expectation({ expected, found }) {
  const parts = [...expected === null ? [] : [`expected ${logLine(expected)}`], ...found === null ? [] : [`found ${logLine(found)}`]];
  return parts.length === 0 ? [] : [`  ${parts.join(", ")}`];
}
var sentenceOf = (message) => {
  const line = logLine(message);
  return /[.?!]$/.test(line) ? line : `${line}.`;
};
function suggestionLines(suggestion) {
  const lines = suggestion.slice(0, 8e3).split("\n").slice(0, 60).map((line) => logLine(line));
  return lines.map((line, index) => index === 0 ? `${line.slice(0, 1).toUpperCase()}${line.slice(1)}` : line);
}

export {
  problemText,
  problemLines
};
