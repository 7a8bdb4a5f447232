import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isValidElement, type ReactNode } from 'react';

/** An element of HTML as it goes to another process; `null`, numbers and words stay what they are. */
type Plain = string | number | null | Plain[] | { type: string; props: Record<string, unknown>; children: Plain };

const isFunction = (value: unknown): value is (props: unknown) => ReactNode => typeof value === 'function';

/** Components without hooks, called until only elements of HTML are left. */
function plain(node: ReactNode): Plain {
  if (node === null || node === undefined || typeof node === 'boolean') return null;
  if (typeof node === 'string' || typeof node === 'number') return node;
  if (Array.isArray(node)) return node.map(plain);
  if (!isValidElement<{ children?: ReactNode }>(node)) throw new Error('This is no element.');
  if (isFunction(node.type)) return plain(node.type(node.props));
  const { children, ...props } = node.props;
  return typeof node.type === 'string' ? { type: node.type, props, children: plain(children) } : plain(children);
}

const PROGRAM = `
const { createElement, Fragment } = require('react');
const { renderToStaticMarkup } = require('react-dom/server');
const node = (one) =>
  one === null || typeof one !== 'object' ? one
  : Array.isArray(one) ? createElement(Fragment, null, ...one.map(node))
  : createElement(one.type, one.props, ...[one.children].flat().map(node));
const read = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(read.map((one) => renderToStaticMarkup(node(one)))));
`;

/**
 * The markup that React sends for elements. Made by another process: the tests resolve packages as server components do,
 * and those cannot make markup.
 */
export function markupOf(nodes: readonly ReactNode[]): string[] {
  const options = {
    input: JSON.stringify(nodes.map(plain)),
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, NODE_OPTIONS: '' },
    maxBuffer: 256 * 1024 * 1024,
    encoding: 'utf8',
  } as const;
  return JSON.parse(execFileSync(process.execPath, ['-e', PROGRAM], options));
}
