/** Which functions take more than linear time for a text that was made for it: npm run -s bench:linear -- [part of a name] [characters] */
import { FUNCTIONS } from "./linear/functions.ts";
import { steepGrowth } from "./linear/growth.ts";
import { UNITS } from "./linear/texts.ts";

const [part = "", length = "100000"] = process.argv.slice(2);
let [count, bad] = [0, 0];
for (const [name, reads] of FUNCTIONS) {
  if (!name.includes(part)) continue;
  count++;
  for (const { unit, half, whole } of steepGrowth(reads, UNITS, Number(length))) {
    bad++;
    process.stdout.write(`${name}: ${JSON.stringify(unit)} ${half.toFixed(0)} ms → ${whole.toFixed(0)} ms\n`);
  }
}
process.stdout.write(
  `${count} functions, ${UNITS.length} texts of ${length} characters: ${bad} grow faster than they\n`,
);
process.exitCode = bad === 0 ? 0 : 1;
