// One peer reads one file into rows of texts: node peer.mjs PEER FILE. Prints rows, seconds and MB.
import { readFileSync } from "node:fs";

const [peer, path] = process.argv.slice(2);

// Rows and cells from a stream of tags, nothing else kept.
function rowsOf(Parser, text) {
  const rows = [];
  let cell = null;
  const parser = new Parser({
    onopentag(name) {
      if (name === "tr") rows.push([]);
      if (name === "td" || name === "th") cell = "";
    },
    ontext(part) {
      if (cell !== null) cell += part;
    },
    onclosetag(name) {
      if (name !== "td" && name !== "th") return;
      rows.at(-1)?.push(cell.trim());
      cell = null;
    },
  });
  parser.write(text);
  parser.end();
  return rows;
}

const peers = {
  async sheetjs() {
    const XLSX = await import("xlsx");
    const book = XLSX.read(readFileSync(path));
    return XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 });
  },
  async mammoth() {
    const mammoth = await import("mammoth");
    const { Parser } = await import("htmlparser2");
    const { value } = await mammoth.default.convertToHtml({ path });
    return rowsOf(Parser, value);
  },
  async cheerio() {
    const cheerio = await import("cheerio");
    const $ = cheerio.load(readFileSync(path, "utf8"));
    return $("tr").toArray().map((row) => $(row).find("td,th").toArray().map((cell) => $(cell).text().trim()));
  },
  // As its users read a page: into its tree.
  async htmlparser2() {
    const { parseDocument, DomUtils } = await import("htmlparser2");
    const page = parseDocument(readFileSync(path, "utf8"));
    return DomUtils.getElementsByTagName("tr", page).map((row) =>
      DomUtils.getElementsByTagName("td", row).map((cell) => DomUtils.textContent(cell).trim()),
    );
  },
  // Its bare stream of tags, with a dozen lines of ours that know nothing of merged cells.
  async tokens() {
    const { Parser } = await import("htmlparser2");
    return rowsOf(Parser, readFileSync(path, "utf8"));
  },
};

const begin = performance.now();
const rows = await peers[peer]();
const seconds = (performance.now() - begin) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(`${rows.length} ${seconds.toFixed(2)} ${megabytes.toFixed(0)}`);
