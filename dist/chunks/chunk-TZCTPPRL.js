import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  fillingOf,
  messageOf
} from "./chunk-RB7NLRLP.js";
import {
  sentence,
  shown
} from "./chunk-63K54IQN.js";

// src/render/catalogue.ts
function speak(reason, form, style) {
  const message = messageOf(reason.control, reason.message);
  if (message === null) return unknownMessage(reason, style);
  return sentence(message[form] ?? message.text, fillingOf(reason.control, reason.data), style);
}
var speakShort = (reason, style) => speak(reason, "short", style).replace(/\.$/, "");
var kindOf = (reason) => messageOf(reason.control, reason.message)?.kind ?? null;
var dataLimit = 8;
function unknownMessage({ message, data }, style) {
  const pairs = Object.entries(data).slice(0, dataLimit);
  const filled = pairs.map(
    ([name, value]) => `${style.datum(name)} ${Array.isArray(value) ? style.datum(JSON.stringify(value)) : shown(value, style)}`
  );
  return [style.datum(message), ...filled.length === 0 ? [] : [`(${filled.join(", ")})`]].join(" ");
}

export {
  speak,
  speakShort,
  kindOf
};
