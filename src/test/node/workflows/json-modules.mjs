/*
 * Lets a package import JSON files as bundlers do, without saying that they are JSON: GitHub's
 * parser does so, and Node refuses it.
 */

import {readFile} from 'node:fs/promises';

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.json')) {
    return next(url, context);
  }
  const json = await readFile(new URL(url), 'utf8');
  return {format: 'module', source: `export default ${json}`, shortCircuit: true};
}
