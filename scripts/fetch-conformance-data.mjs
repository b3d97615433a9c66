#!/usr/bin/env node
// Makes semver.tsv and commonmark.json of src/test/resources/conformance anew, from packages of the npm registry.
//
//   node scripts/fetch-conformance-data.mjs
//
// What the files there are, whose they are and under which licence: src/test/resources/conformance/README.md.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TARGET = join(dirname(fileURLToPath(import.meta.url)), '../src/test/resources/conformance');

const PACKAGES = {
  semver: { name: 'semver@5.0.3', file: 'test/index.js', sha256: '0866102f95689fe59faf5a0547d823a6760cf141dbfc3d220a93b997f4141a8e' },
  commonmark: { name: 'commonmark-spec@0.31.2', file: 'spec.txt', sha256: '257c41ad946f7a1414a499aca402a1aa8fdac3678532266611348c1cf54f4b80' },
};

const folder = mkdtempSync(join(tmpdir(), 'conformance'));
try {
  writeFileSync(join(TARGET, 'semver.tsv'), semver(fetched(PACKAGES.semver)));
  writeFileSync(join(TARGET, 'commonmark.json'), commonmark(fetched(PACKAGES.commonmark)));
} finally {
  rmSync(folder, { recursive: true });
}

function fetched({ name, file, sha256 }) {
  const packed = execFileSync('npm', ['pack', '--silent', name], { cwd: folder, encoding: 'utf8' }).trim().split('\n').pop();
  execFileSync('tar', ['xzf', packed, '-C', folder, `package/${file}`], { cwd: folder });
  const text = readFileSync(join(folder, 'package', file), 'utf8');
  const digest = createHash('sha256').update(text).digest('hex');
  if (digest !== sha256) throw new Error(`${name} ${file} has the digest ${digest}, not ${sha256}`);
  return text;
}

// Pairs of which the first is the greater. Those of the loose mode are left out: a manifest is read strictly.
function semver(text) {
  const begin = text.indexOf("test('\\ncomparison tests'");
  const table = text.slice(begin, text.indexOf('].forEach', begin));
  const pairs = [...table.matchAll(/\['([^']+)', '([^']+)'(, true)?\]/g)].filter((pair) => !pair[3]);
  return pairs.map((pair) => `${pair[1]}\t${pair[2]}\n`).join('');
}

// Each example, and how many headings it has outside of quotes and lists, by its expected HTML.
function commonmark(text) {
  const fence = '`'.repeat(32);
  const examples = text.split(`${fence} example\n`).slice(1).map((part) => part.split(`\n${fence}`)[0]);
  const cases = examples.map((example, index) => {
    const [markdown, html] = example.startsWith('.\n') ? ['', example.slice(2)] : example.split(/\n\.(?:\n|$)/);
    return { example: index + 1, markdown: tabs(markdown), headings: top(tabs(html ?? '')) };
  });
  return `[\n${cases.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`;
}

function tabs(text) {
  return text.replaceAll('→', '\t');
}

function top(html) {
  let depth = 0;
  const levels = [];
  for (const [, close, tag] of html.matchAll(/<(\/?)(blockquote|ul|ol|h[1-6])\b[^>]*>/g)) {
    if (/^h\d/.test(tag)) {
      if (!close && depth === 0) levels.push(Number(tag[1]));
    } else {
      depth += close ? -1 : 1;
    }
  }
  return levels;
}
