/** Red, green and blue from 0 to 255, and opacity from 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number, alpha: number];

const NAMED: Readonly<Record<string, Color>> = {
  white: [255, 255, 255, 1],
  snow: [255, 250, 250, 1],
  ivory: [255, 255, 240, 1],
  whitesmoke: [245, 245, 245, 1],
  black: [0, 0, 0, 1],
  transparent: [0, 0, 0, 0],
};
/** Of one channel, up to which two colours look alike. */
const NEAR = 12;
const WHITE = 240;

/** A colour as CSS writes it; undefined for what isn't one or isn't known. */
export function parseColor(value: string): Color | undefined {
  const named = NAMED[value];
  if (named !== undefined) return named;
  return value.startsWith("#") ? fromHex(value.slice(1)) : fromFunction(value);
}

function fromHex(digits: string): Color | undefined {
  if (!/^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.test(digits)) return undefined;
  const long = digits.length < 6 ? digits.replace(/./g, "$&$&") : digits;
  const channel = (at: number): number => Number.parseInt(long.slice(at, at + 2), 16);
  return [channel(0), channel(2), channel(4), long.length === 8 ? channel(6) / 255 : 1];
}

/** `rgb()`; of `hsl()` only white and black. */
function fromFunction(value: string): Color | undefined {
  const [, name, inside = ""] = /^(rgb|hsl)a?\(([^()]{1,60})\)$/.exec(value) ?? [];
  const parts = inside.split(/[\s,/]+/).filter((part) => part !== "");
  const numbers = parts.map((part) => (part.endsWith("%") ? Number.parseFloat(part) / 100 : Number(part)));
  const [first = Number.NaN, second = Number.NaN, third = Number.NaN, alpha = 1] = numbers;
  if (name === "hsl") {
    const isGray = third >= 0.97 || third <= 0.03;
    return isGray ? [third * 255, third * 255, third * 255, alpha] : undefined;
  }
  const channel = (number: number, part: string | undefined): number => (part?.endsWith("%") ? number * 255 : number);
  const color: Color = [channel(first, parts[0]), channel(second, parts[1]), channel(third, parts[2]), alpha];
  return name === undefined || color.some(Number.isNaN) ? undefined : color;
}

/** Whether text of the one can't be told from a ground of the other. */
export function looksAlike(one: Color, other: Color): boolean {
  return [0, 1, 2].every((channel) => Math.abs((one[channel] ?? 0) - (other[channel] ?? 0)) <= NEAR);
}

export function isClear([, , , alpha]: Color): boolean {
  return alpha < 0.05;
}

export function isWhite([red, green, blue]: Color): boolean {
  return Math.min(red, green, blue) >= WHITE;
}
