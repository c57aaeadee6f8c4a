// Recognizers-Text reads the amounts of a file, line by line as its users do: node amounts.mjs FILE.
// Prints how many it found, seconds and MB. Loading and building its models is not counted.
import { readFileSync } from "node:fs";
import number from "@microsoft/recognizers-text-number";
import units from "@microsoft/recognizers-text-number-with-unit";

const culture = number.Culture.Chinese;
const readers = [
  (line) => number.recognizeNumber(line, culture),
  (line) => number.recognizePercentage(line, culture),
  (line) => units.recognizeCurrency(line, culture),
  (line) => units.recognizeDimension(line, culture),
];
for (const read of readers) read("新建5公里");

const lines = readFileSync(process.argv[2], "utf8").split("\n");
const begin = performance.now();
let found = 0;
for (const line of lines) for (const read of readers) found += read(line).length;
const seconds = (performance.now() - begin) / 1000;
console.log(`${found} ${seconds.toFixed(3)} ${(process.resourceUsage().maxRSS / 1024).toFixed(0)}`);
