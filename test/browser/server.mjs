// A duban of its own for the browser tests: an empty store in a private folder, filled with
// examples/, served at a free port.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const duban = resolve(process.env.DUBAN ?? join(root, 'build/release/duban'));

function fill(store) {
  const folder = join(root, 'examples/yunxiu');
  const files = readdirSync(folder).filter((name) => /^\d{4}Q\d\.html$/.test(name)).sort();
  files.push('2025Q4-corrected.html'); // a second edition
  for (const file of files)
    execFileSync(duban, ['import', join(folder, file), '--store', store, '--government', 'yunxiu']);
  // One ledger of more tasks than a page holds.
  const rows = Array.from({ length: 230 }, (_, i) => `${i + 1},社区食堂,建成第${i + 1}街区食堂${i + 2}处。,林知远,区商务局,已建成食堂${i + 3}处。`);
  const large = join(dirname(store), 'zhong.csv');
  writeFileSync(large, ['序号,项目名称,主要工作内容,牵头领导,牵头单位,累计完成情况', ...rows].join('\n'));
  execFileSync(duban, ['import', large, '--store', store, '--government', 'zhong', '--period', '2025Q4']);
}

function address(server) {
  return new Promise((found, failed) => {
    let said = '';
    const listen = (chunk) => {
      said += chunk;
      const match = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (match) found(match[0]);
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.on('exit', (status) => failed(new Error(`duban serve ended with ${status}: ${said}`)));
  });
}

export async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), 'duban-browser-'));
  const store = join(folder, 'duban.db');
  fill(store);
  const server = spawn(duban, ['serve', '--store', store, '--port', '0']);
  const url = await address(server);
  return {
    url,
    ledger: `${url}/g/yunxiu/2025/2025Q4`,
    large: `${url}/g/zhong/2025/2025Q4`, // 230 tasks: two pages
    stop: () =>
      new Promise((done) => {
        server.removeAllListeners('exit');
        server.on('exit', (status) => {
          rmSync(folder, { recursive: true });
          done(status);
        });
        server.kill('SIGTERM');
      }),
  };
}
