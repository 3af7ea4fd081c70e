import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/evidence/ecdsa.ts
var order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
var half = order / 2n;
function lowS(der) {
  const r = integerAt(der, 2);
  const s = r && integerAt(der, r.end);
  if (!r || !s || der[0] !== 48 || der[1] !== der.length - 2 || s.end !== der.length) return null;
  if (r.value <= 0n || r.value >= order || s.value <= 0n || s.value >= order) return null;
  const body = Buffer.concat([encoded(r.value), encoded(s.value > half ? order - s.value : s.value)]);
  return Buffer.concat([Buffer.of(48, body.length), body]);
}
function integerAt(der, at) {
  const [tag, length = 0] = der.subarray(at, at + 2);
  const end = at + 2 + length;
  if (tag !== 2 || length === 0 || length > 33 || end > der.length) return null;
  return { value: BigInt(`0x${Buffer.from(der.subarray(at + 2, end)).toString("hex")}`), end };
}
function encoded(value) {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
  const positive = (bytes[0] ?? 0) & 128 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
  return Buffer.concat([Buffer.of(2, positive.length), positive]);
}

export {
  lowS
};
