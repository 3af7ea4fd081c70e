import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  codeSpan,
  escapeHtml,
  markdownText,
  plainDatum,
  visible
} from "./chunk-3Z6U3Y6T.js";

// src/render/sentence.ts
var markdown = { words: markdownText, datum: codeSpan };
var html = { words: escapeHtml, datum: (text) => `<code>${escapeHtml(visible(text)) || "(empty)"}</code>` };
var plain = { words: (text) => text, datum: plainDatum };
var listLimit = 10;
var token = /`([^`]*)`|\{([^{}`]*)\}|[^`{}]+|[`{}]/g;
function sentence(template, data, style) {
  const parts = [...template.matchAll(token)].map(([all, code, placeholder]) => {
    if (code !== void 0) return style.datum(code.replace(/\{([^{}]*)\}/g, (whole, name) => rawText(own(data, name) ?? whole)));
    return placeholder === void 0 ? style.words(all) : filled(placeholder, data, style);
  });
  return parts.reduce(apart, "");
}
var apart = (before, next) => before.endsWith("`") && next.startsWith("`") ? `${before} ${next}` : before + next;
var own = (data, name) => Object.hasOwn(data, name) ? data[name] : void 0;
function filled(placeholder, data, style) {
  const [name = "", first, second] = placeholder.split("|");
  const value = own(data, name);
  if (value === void 0) return style.datum(`{${placeholder}}`);
  if (first === "=" && typeof value === "string" && phrase.test(value)) return style.words(value);
  if (first !== void 0 && second !== void 0) return style.words(countOf(value) === 1 ? first : second);
  return shown(value, style, first ?? "or");
}
var phrase = /^[a-z ]{1,40}$/;
var countOf = (value) => Array.isArray(value) ? value.length : Number(value);
function shown(value, style, joint = "or") {
  if (value === null) return style.words("unknown");
  if (typeof value === "number") return style.words(String(value));
  if (typeof value === "boolean") return style.words(value ? "yes" : "no");
  if (typeof value === "string") return shownText(value, style);
  if (Array.isArray(value)) return listed(value, style, joint);
  const name = own(value, "login") ?? own(value, "name");
  return style.datum(typeof name === "string" ? name : JSON.stringify(value));
}
function shownText(text, style) {
  if (/^[0-9a-f]{40}$/.test(text)) return style.datum(text.slice(0, 7));
  if (/^[0-9a-f]{64}$/.test(text)) return style.datum(`${text.slice(0, 12)}\u2026`);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text) ? style.words(utc(text)) : style.datum(text);
}
var utc = (time) => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
function listed(items, style, joint) {
  if (items.length === 0) return style.words("nobody");
  const named = items.slice(0, listLimit).map((item) => Array.isArray(item) ? style.datum(JSON.stringify(item)) : shown(item, style));
  const last = items.length > listLimit ? style.words(`${items.length - listLimit} more`) : named.pop();
  return named.length === 0 ? last ?? "" : `${named.join(", ")} ${style.words(joint)} ${last}`;
}
var rawText = (value) => typeof value === "string" ? value : JSON.stringify(value);

export {
  markdown,
  html,
  plain,
  sentence,
  shown,
  utc
};
