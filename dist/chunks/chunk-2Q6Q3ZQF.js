import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  commandData,
  commandProperty,
  logLine
} from "./chunk-3Z6U3Y6T.js";

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

export {
  annotationCommands,
  messageCommand
};
