import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  errorMessage
} from "./chunk-4EOKXKBD.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";
import {
  nearest
} from "./chunk-IXX5VV4C.js";

// src/cli/arguments.ts
import { parseArgs } from "node:util";
function readArguments(command, args) {
  const options = {};
  for (const [name, { type }] of Object.entries(command.options)) options[name] = { type };
  refuseUnknownAndRepeated(command, args, options);
  const { values, positionals } = parseStrictly(command, args, options);
  refuseWrongCount(command, positionals);
  return { operands: positionals, options: values };
}
var asksForHelp = (args) => {
  const end = args.indexOf("--");
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === "--help" || arg === "-h");
};
var usageError = (message, suggestion, found = null) => new ProblemError({ code: "CS-080", message, found, suggestion });
var helpHint = (command) => `see countersign ${command.name} --help`;
function refuseUnknownAndRepeated(command, args, options) {
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  const seen = /* @__PURE__ */ new Set();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    if (options[token.name] === void 0) throw unknownOption(command, token.rawName);
    if (seen.has(token.name)) throw usageError(`option ${token.rawName} is given twice`, "give it once");
    if (token.value === "") throw usageError(`option ${token.rawName} has an empty value`, helpHint(command));
    seen.add(token.name);
  }
}
function unknownOption(command, rawName) {
  const near = nearest(rawName.replace(/^--?/, ""), Object.keys(command.options));
  return usageError(`unknown option ${rawName} of countersign ${command.name}`, near === null ? helpHint(command) : `did you mean --${near}?`);
}
function parseStrictly(command, args, options) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: true });
  } catch (error) {
    const message = errorMessage(error).split(/[.\n]/)[0] ?? "";
    throw usageError(message.charAt(0).toLowerCase() + message.slice(1), helpHint(command));
  }
}
function refuseWrongCount(command, operands) {
  const { min, max } = command.operands;
  if (operands.length >= min && operands.length <= max) return;
  const wanted = min === max ? `${min}` : `${min} to ${max}`;
  throw usageError(
    `countersign ${command.name} takes ${wanted} ${wanted === "1" ? "argument" : "arguments"}, found ${operands.length}`,
    `usage: countersign ${command.name} ${command.usage}`.trimEnd()
  );
}

export {
  readArguments,
  asksForHelp,
  usageError
};
