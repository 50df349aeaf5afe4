/** The objects in a text that may hold anything around them. */
export interface JsonObjects {
  readonly objects: readonly unknown[];
  /** Texts that start like an object and are none: cut, or wrongly quoted. */
  readonly broken: readonly string[];
}

/**
 * Finds JSON objects in one pass: one a line, over several lines, in a list, in another object's list, behind a
 * bullet, in a code fence. Each stands for itself: what is wrong with one says nothing of the next.
 */
export function jsonObjects(text: string): JsonObjects {
  const objects: unknown[] = [];
  const broken: string[] = [];
  let [start, depth, isString, before] = [0, 0, false, ""];

  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (isString) {
      if (character === "\\") at += 1;
      else if (character === '"') isString = false;
      // JSON has no line break within a string: it was never closed.
      else if (character === "\n") giveUp(at);
      continue;
    }
    if (character === "{") {
      // As a value of the object it stands in; anywhere else that one was never closed.
      if (depth > 0 && before !== ":") giveUp(at);
      if (depth === 0) start = at;
      depth += 1;
    } else if (depth > 0 && character === '"') isString = true;
    else if (depth > 0 && character === "}") {
      depth -= 1;
      if (depth === 0) read(text.slice(start, at + 1));
    }
    if (character.trim() !== "") before = character;
  }
  if (depth > 0) giveUp(text.length);
  return { objects, broken };

  function giveUp(end: number): void {
    broken.push(text.slice(start, end).trim());
    [depth, isString] = [0, false];
  }

  function read(json: string): void {
    try {
      objects.push(JSON.parse(json));
    } catch {
      broken.push(json);
    }
  }
}
