// Runs the demo and keeps it as an animated picture: docs/images/demo.svg. Run by `npm run docs:demo`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const LINE = 17;
const WIDTH = 940;
const LEFT = 16;
const TOP = 44;
/** How long the last line stands before it begins again; and how much faster than it was the recording plays. */
const REST_S = 10;
const FASTER = 2;

const demo = spawn(process.execPath, [new URL('../dist/bin/cli.js', import.meta.url).pathname, 'demo'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const lines = [{ text: '$ npm run demo', at: 0 }];
let begun = null;
for await (const text of createInterface({ input: demo.stdout })) {
  begun ??= Date.now();
  lines.push({ text, at: (Date.now() - begun) / 1000 / FASTER + 0.5 });
}
const [code] = demo.exitCode === null ? await once(demo, 'exit') : [demo.exitCode];
if (code !== 0) throw new Error(`The demo ended with exit code ${code}.`);

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const classOf = (text) =>
  /✓/.test(text)
    ? 'good'
    : /✗/.test(text)
      ? 'bad'
      : /^\d\d:\d\d {2}·/.test(text)
        ? 'people'
        : /^\d\d:/.test(text)
          ? 'fact'
          : 'plain';

const height = TOP + lines.length * LINE + 12;
const total = lines[lines.length - 1].at + REST_S;
const rows = lines.map(({ text, at }, row) => {
  const share = ((at / total) * 100).toFixed(2);
  const style = `@keyframes l${row}{0%,${share}%{opacity:0}${(Number(share) + 0.01).toFixed(2)}%,100%{opacity:1}}#l${row}{animation:l${row} ${total.toFixed(1)}s infinite}`;
  return {
    style,
    text: `<text id="l${row}" class="${classOf(text)}" x="${LEFT}" y="${TOP + row * LINE}" xml:space="preserve">${escaped(text)}</text>`,
  };
});

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="A terminal in which the demo is played">
<style>text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#c9d1d9}.people{fill:#e3b341}.fact{fill:#79c0ff}.good{fill:#7ee787}.bad{fill:#ff7b72}@media (prefers-reduced-motion:reduce){text{animation:none!important}}${rows.map(({ style }) => style).join('')}</style>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<circle cx="18" cy="16" r="5" fill="#ff5f56"/><circle cx="36" cy="16" r="5" fill="#ffbd2e"/><circle cx="54" cy="16" r="5" fill="#27c93f"/>
${rows.map(({ text }) => text).join('\n')}
</svg>
`;
writeFileSync(new URL('../docs/images/demo.svg', import.meta.url), svg);
