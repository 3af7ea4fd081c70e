import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/render/escape.ts
var datumLimit = 200;
var unseen = new RegExp("[\\p{C}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]|(?! )\\p{Zs}", "gu");
function visible(text, limit = datumLimit) {
  if (text.length <= limit && /^[ -~]*$/.test(text)) return text;
  const shown = text.slice(0, limit + 1).replace(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
  return cap(shown, limit);
}
function cap(text, limit) {
  if (text.length <= limit) return text;
  const kept = text.slice(0, limit - 1);
  const halved = /[\uD800-\uDBFF]$/.test(kept);
  return `${halved ? kept.slice(0, -1) : kept}\u2026`;
}
function codeSpan(text) {
  const shown = visible(text);
  if (shown === "") return "(empty)";
  const longest = (shown.match(/`+/g) ?? []).reduce((length, run) => Math.max(length, run.length), 0);
  const fence = "`".repeat(longest + 1);
  const pad = /^[` ]|[` ]$/.test(shown) && shown.trim() !== "" ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}
var markdownText = (text) => text.replace(/[\\*_[\]<>|~#]/g, "\\$&").replace(/[@#]|:(?=\/\/)/g, "$&<!-- -->").replaceAll("`", "&#96;");
function codeBlock(lines) {
  const shown = lines.map((line) => visible(line, 1e3));
  const longest = (shown.join("\n").match(/`+/g) ?? []).reduce((length, run) => Math.max(length, run.length), 2);
  const fence = "`".repeat(longest + 1);
  return [`${fence}text`, ...shown, fence].join("\n");
}
var entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;" };
var escapeHtml = (text) => text.replace(/[&<>"'`]/g, (character) => entities[character] ?? "");
function plainDatum(text) {
  const shown = withoutCommands(visible(text));
  if (/^[\p{L}\p{N}._/@+:#*~%=,^!?()[\]\\{}…-]+$/u.test(shown)) return shown;
  return `\u201C${shown.replaceAll("\u201C", "\\u{201c}").replaceAll("\u201D", "\\u{201d}")}\u201D`;
}
var logLine = (text, limit = 1e3) => withoutCommands(visible(text, limit));
var withoutCommands = (text) => text.replaceAll("::", ":\\u{3a}").replaceAll("##[", "##\\u{5b}");
var commandData = (text) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
var commandProperty = (text) => commandData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
function safeUrl(text) {
  if (text.length > 2e3 || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:" || url.username !== "" || url.password !== "") return null;
  return url.href.replace(/[()[\]<>|"'`\\{}*_~\s]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
function link(words, url) {
  const address = safeUrl(url);
  return address === null ? words : `[${words}](${address})`;
}

export {
  visible,
  cap,
  codeSpan,
  markdownText,
  codeBlock,
  escapeHtml,
  plainDatum,
  logLine,
  commandData,
  commandProperty,
  link
};
