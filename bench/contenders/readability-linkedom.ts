import { parseHTML } from "linkedom";
import { createReadability } from "./readability.ts";

export const readabilityOnLinkedom = createReadability((html) => ({ document: parseHTML(html).document }));
