#!/usr/bin/env node
// Makes the files of src/test/resources/github anew, from packages of the npm registry.
//
//   node scripts/fetch-test-data.mjs
//
// What they are, whose they are and under which licence: src/test/resources/github/README.md.
// Run it to move to newer versions: change PACKAGES, run, and change the digests it then asks for.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const TARGET = join(dirname(fileURLToPath(import.meta.url)), '../src/test/resources/github');

const PACKAGES = {
  openapi: {
    name: '@octokit/openapi@23.0.2',
    file: 'generated/api.github.com.json',
    sha256: '71a18407dd5e8464f4e0525daf03deabbe65abd9287d6adc7b5d98f516cd0d0c',
  },
  graphql: {
    name: '@octokit/graphql-schema@15.26.1',
    file: 'schema.graphql',
    sha256: '053e74249dafce2118fd9b7ae499b067d57c5f910c57745699ac45108bc68d1e',
  },
  examples: {
    name: '@octokit/webhooks-examples@7.6.1',
    file: 'api.github.com/index.json',
    sha256: '89e6cb1c6345d32e3dd775617fa54effbdc26c859e514898d7728e95e9738280',
  },
  webhooks: {
    name: '@octokit/openapi-webhooks@12.1.0',
    file: 'generated/api.github.com.json',
    sha256: '112b87c7dcda464640248dcf5965bcd69027c65bb45c26ae78fbf3f0d1eaa740',
  },
};

// The operations that the server, its tests or the simulated GitHub speak of: whole path, methods.
const R = '/repos/{owner}/{repo}';
const T = '/orgs/{org}/teams/{team_slug}';
const OPERATIONS = {
  '/app': 'get',
  '/app/installations': 'get',
  '/app/installations/{installation_id}': 'get',
  '/app/installations/{installation_id}/access_tokens': 'post',
  '/app/hook/config': 'get patch',
  '/app/hook/deliveries': 'get',
  '/app/hook/deliveries/{delivery_id}': 'get',
  '/app/hook/deliveries/{delivery_id}/attempts': 'post',
  '/app-manifests/{code}/conversions': 'post',
  '/installation/repositories': 'get',
  '/installation/token': 'delete',
  '/rate_limit': 'get',
  '/meta': 'get',
  '/users/{username}': 'get',
  '/user': 'get',
  '/user/installations': 'get',
  '/user/installations/{installation_id}/repositories': 'get',
  '/orgs/{org}': 'get',
  '/orgs/{org}/installation': 'get',
  '/orgs/{org}/members': 'get',
  '/orgs/{org}/members/{username}': 'get',
  '/orgs/{org}/memberships/{username}': 'get',
  '/orgs/{org}/rulesets': 'get',
  '/orgs/{org}/rulesets/{ruleset_id}': 'get',
  '/orgs/{org}/teams': 'get',
  [T]: 'get',
  [`${T}/members`]: 'get',
  [`${T}/memberships/{username}`]: 'get',
  [`${T}/repos/{owner}/{repo}`]: 'get',
  [`${T}/teams`]: 'get',
  [R]: 'get',
  [`${R}/activity`]: 'get',
  [`${R}/actions/runs/{run_id}`]: 'get',
  [`${R}/actions/runs/{run_id}/approvals`]: 'get',
  [`${R}/actions/runs/{run_id}/deployment_protection_rule`]: 'post',
  [`${R}/actions/runs/{run_id}/pending_deployments`]: 'get post',
  [`${R}/branches`]: 'get',
  [`${R}/branches/{branch}`]: 'get',
  [`${R}/branches/{branch}/protection`]: 'get',
  [`${R}/check-runs`]: 'post',
  [`${R}/check-runs/{check_run_id}`]: 'get patch',
  [`${R}/check-runs/{check_run_id}/annotations`]: 'get',
  [`${R}/check-runs/{check_run_id}/rerequest`]: 'post',
  [`${R}/check-suites`]: 'post',
  [`${R}/check-suites/{check_suite_id}`]: 'get',
  [`${R}/check-suites/{check_suite_id}/check-runs`]: 'get',
  [`${R}/check-suites/{check_suite_id}/rerequest`]: 'post',
  [`${R}/codeowners/errors`]: 'get',
  [`${R}/collaborators`]: 'get',
  [`${R}/collaborators/{username}`]: 'get',
  [`${R}/collaborators/{username}/permission`]: 'get',
  [`${R}/commits`]: 'get',
  [`${R}/commits/{commit_sha}/pulls`]: 'get',
  [`${R}/commits/{ref}`]: 'get',
  [`${R}/commits/{ref}/check-runs`]: 'get',
  [`${R}/commits/{ref}/check-suites`]: 'get',
  [`${R}/commits/{ref}/status`]: 'get',
  [`${R}/commits/{ref}/statuses`]: 'get',
  [`${R}/compare/{basehead}`]: 'get',
  [`${R}/contents/{path}`]: 'get put',
  [`${R}/deployments`]: 'get post',
  [`${R}/deployments/{deployment_id}`]: 'get',
  [`${R}/deployments/{deployment_id}/statuses`]: 'get post',
  [`${R}/environments`]: 'get',
  [`${R}/git/blobs/{file_sha}`]: 'get',
  [`${R}/git/commits/{commit_sha}`]: 'get',
  [`${R}/git/ref/{ref}`]: 'get',
  [`${R}/git/trees/{tree_sha}`]: 'get',
  [`${R}/installation`]: 'get',
  [`${R}/issues`]: 'get post',
  [`${R}/issues/comments/{comment_id}`]: 'get patch delete',
  [`${R}/issues/comments/{comment_id}/reactions`]: 'get post',
  [`${R}/issues/{issue_number}`]: 'get patch',
  [`${R}/issues/{issue_number}/comments`]: 'get post',
  [`${R}/issues/{issue_number}/labels`]: 'get post put delete',
  [`${R}/issues/{issue_number}/labels/{name}`]: 'delete',
  [`${R}/issues/{issue_number}/reactions`]: 'get post',
  [`${R}/issues/{issue_number}/timeline`]: 'get',
  [`${R}/labels`]: 'get post',
  [`${R}/labels/{name}`]: 'get',
  [`${R}/pulls`]: 'get post',
  [`${R}/pulls/{pull_number}`]: 'get patch',
  [`${R}/pulls/{pull_number}/comments`]: 'get',
  [`${R}/pulls/{pull_number}/commits`]: 'get',
  [`${R}/pulls/{pull_number}/files`]: 'get',
  [`${R}/pulls/{pull_number}/merge`]: 'get put',
  [`${R}/pulls/{pull_number}/requested_reviewers`]: 'get post delete',
  [`${R}/pulls/{pull_number}/reviews`]: 'get post',
  [`${R}/pulls/{pull_number}/reviews/{review_id}`]: 'get',
  [`${R}/pulls/{pull_number}/reviews/{review_id}/dismissals`]: 'put',
  [`${R}/releases/latest`]: 'get',
  [`${R}/rules/branches/{branch}`]: 'get',
  [`${R}/rulesets`]: 'get',
  [`${R}/rulesets/rule-suites`]: 'get',
  [`${R}/rulesets/{ruleset_id}`]: 'get',
  [`${R}/statuses/{sha}`]: 'post',
  [`${R}/tags`]: 'get',
  [`${R}/teams`]: 'get',
};

const work = mkdtempSync(join(tmpdir(), 'test-data-'));
try {
  write('openapi.json.gz', trimmed(JSON.parse(unpack(PACKAGES.openapi))));
  write('schema.graphql.gz', unpack(PACKAGES.graphql));
  const recorded = recordedPayloads(JSON.parse(unpack(PACKAGES.examples)));
  write('webhooks-examples.json.gz', recorded);
  write('openapi-webhooks-examples.json.gz', madePayloads(JSON.parse(unpack(PACKAGES.webhooks)), recorded));
} finally {
  rmSync(work, { recursive: true });
}

function unpack({ name, file, sha256 }) {
  const told = JSON.parse(execFileSync('npm', ['pack', '--json', '--silent', name], { cwd: work, encoding: 'utf8' }));
  const archive = join(work, (told[0] ?? Object.values(told)[0]).filename);
  const digest = createHash('sha256').update(readFileSync(archive)).digest('hex');
  if (digest !== sha256) {
    throw new Error(`${name} has the SHA-256 ${digest}, and PACKAGES in this script names ${sha256}`);
  }
  return execFileSync('tar', ['xzOf', archive, `package/${file}`], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

function write(file, content) {
  const bytes = gzipSync(typeof content === 'string' ? content : JSON.stringify(content), { level: 9 });
  bytes[9] = 255; // The system it was made on is nobody's business, and would differ.
  writeFileSync(join(TARGET, file), bytes);
  console.log(`${file}: ${bytes.length} bytes`);
}

// ---- the REST description, less what we do not speak of

function trimmed(whole) {
  const paths = {};
  for (const [path, methods] of Object.entries(OPERATIONS)) {
    if (!whole.paths[path]) throw new Error(`The description has no path ${path}`);
    paths[path] = {};
    for (const method of methods.split(' ')) {
      if (!whole.paths[path][method]) throw new Error(`The description has no ${method} ${path}`);
      paths[path][method] = operation(whole.paths[path][method]);
    }
  }
  const components = {};
  const seen = new Set();
  const follow = (node) => {
    if (node === null || typeof node !== 'object') return;
    if (typeof node.$ref === 'string' && !seen.has(node.$ref)) {
      seen.add(node.$ref);
      const [, , kind, name] = node.$ref.split('/');
      const found = bare(whole.components[kind][name], kind === 'schemas' ? 'schema' : kind.slice(0, -1));
      (components[kind] ??= {})[name] = found;
      follow(found);
    }
    Object.values(node).forEach(follow);
  };
  follow(paths);
  for (const kind of Object.keys(components)) {
    components[kind] = Object.fromEntries(Object.entries(components[kind]).sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  return { openapi: whole.openapi, info: whole.info, servers: [{ url: '/' }], paths, components };
}

function operation({ operationId, parameters, requestBody, responses }) {
  return bare({ operationId, parameters, requestBody, responses }, 'operation');
}

// The same without prose and examples. `kind` tells a schema's keyword from a property of that name. "Exactly one of"
// becomes "at least one of", since the alternatives overlap (a private user is also a public one), and discriminators go,
// since their properties are not the required ones that the validator demands.
function bare(node, kind) {
  if (Array.isArray(node)) return node.map((each) => bare(each, kind));
  if (node === null || typeof node !== 'object') return node;
  const left = {};
  for (const [key, value] of Object.entries(node)) {
    if (value === undefined) continue;
    if (kind === 'names') left[key] = bare(value, 'schema');
    else if (['example', 'examples', 'externalDocs', 'title', 'discriminator'].includes(key) || key.startsWith('x-')) continue;
    else if (key === 'description') {
      if (kind !== 'schema') left[key] = '';
    } else if (key === 'properties' && kind === 'schema') left[key] = bare(value, 'names');
    else if (['enum', 'default', 'required'].includes(key) && kind === 'schema') left[key] = value;
    else if (key === 'oneOf') left.anyOf = bare(value, kind);
    else left[key] = bare(value, key === 'schema' ? 'schema' : kind);
  }
  return left;
}

// ---- webhook payloads: recorded ones, and made ones for what was not recorded

function recordedPayloads(index) {
  return index.flatMap(({ name: event, examples }) =>
    examples.map((payload, number) => ({ event, action: payload.action ?? null, name: `${event} ${number}`, payload })));
}

function madePayloads(description, recorded) {
  const known = new Set(recorded.map(({ event, action }) => `${event} ${action}`));
  const made = [];
  for (const { post } of Object.values(description.webhooks)) {
    const schema = post.requestBody.content['application/json'].schema;
    const event = post.operationId.split('/')[0].replaceAll('-', '_');
    const payload = instance(schema, description.components.schemas, '', 0);
    const action = payload.action ?? null;
    if (known.has(`${event} ${action}`)) continue;
    known.add(`${event} ${action}`);
    made.push({ event, action, name: `${event} ${action ?? ''}`.trim(), payload });
  }
  return made;
}

// The smallest value that the schema allows and that a reader would take for real.
function instance(schema, schemas, name, depth) {
  if (schema.$ref) return instance(schemas[schema.$ref.split('/').pop()], schemas, name, depth);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum.find((value) => value !== null);
  const choice = schema.oneOf ?? schema.anyOf;
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((each) => instance(each, schemas, name, depth)));
  if (choice && !schema.properties) {
    return instance(choice.find((each) => each.type !== 'null') ?? choice[0], schemas, name, depth);
  }
  const type = [schema.type ?? (schema.properties ? 'object' : 'string')].flat().find((each) => each !== 'null');
  if (type === 'object') return object(schema, schemas, depth);
  if (type === 'array') return [];
  if (schema.default !== undefined && schema.default !== null) return schema.default;
  const example = schema.example ?? schema.examples?.[0];
  if (example !== undefined && typeof example === type) return example;
  if (type === 'boolean') return false;
  if (type === 'integer' || type === 'number') return Math.max(1, schema.minimum ?? 1);
  return text(schema.format, name);
}

function object(schema, schemas, depth) {
  const made = {};
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    const wanted = depth === 0 ? key !== 'enterprise' : (schema.required ?? []).includes(key);
    if (wanted && depth < 8) made[key] = instance(value, schemas, key, depth + 1);
  }
  return made;
}

function text(format, name) {
  if (format === 'date-time') return '2026-01-01T00:00:00Z';
  if (format === 'date') return '2026-01-01';
  if (format?.startsWith('uri')) return 'https://api.github.com/';
  if (format === 'uuid') return '00000000-0000-4000-8000-000000000000';
  if (/(^|_)(sha|oid)$/.test(name) || ['before', 'after'].includes(name)) return '0123456789abcdef0123456789abcdef01234567';
  return name || 'text';
}
