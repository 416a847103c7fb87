// Drives one browser page: React's test renderer instead of a DOM.
import { act as reactAct, create } from 'react-test-renderer';
import { createElement } from 'react';
import { streamed } from './globals.ts';

type Node = { type: unknown; props: Record<string, any>; children: (Node | string)[] };
type Renderer = { root: Node & { findAll(test: (node: Node) => boolean): Node[] }; unmount(): void };
type Act = { what: 'click' | 'type' | 'text' | 'close'; name: string; text: string };

let page: Renderer | null = null;
(globalThis as Record<string, unknown>)['IS_REACT_ACT_ENVIRONMENT'] = true;
const acting = reactAct as unknown as (work: () => void) => void;

/** Loads what the page shows, so that it only has to be opened. */
export async function load(module: string): Promise<void> {
  await import(module);
}

export async function openPage(module: string, user: string): Promise<boolean> {
  const { App } = (await import(module)) as { App: never };
  acting(() => { page = (create as (element: unknown) => Renderer)((createElement as any)(App, { user })); });
  settleEffects();
  return true;
}

/** Answers of the host come outside of `act`: whatever they change is rendered at once. */
function settleEffects(): void {
  (globalThis as Record<string, unknown>)['IS_REACT_ACT_ENVIRONMENT'] = false;
}

export function act({ what, name, text }: Act): unknown {
  if (page === null) throw new Error('The page is closed.');
  const { root } = page;
  if (what === 'text') return textOf(root).replace(/\s+/g, ' ').trim();
  if (what === 'close') {
    const closing = page;
    page = null;
    doing(() => { closing.unmount(); });
    return null;
  }
  const found = root.findAll((node) => typeof node.type === 'string' && nameOf(node) === name && (what === 'type' ? ['input', 'textarea', 'select'] : ['button', 'a', 'input']).includes(node.type));
  const [target] = found;
  if (target === undefined) throw new Error(`The page has nothing to ${what} that is called ${name}. It reads: ${textOf(root).slice(0, 200)}`);
  if (target.props['disabled'] === true) throw new Error(`${name} is disabled.`);
  const event = { preventDefault() {}, stopPropagation() {}, target: { value: text, checked: true }, currentTarget: { value: text } };
  doing(() => {
    if (what === 'type') target.props['onChange']?.(event);
    else if (target.props['onClick'] !== undefined) target.props['onClick'](event);
    else if (target.type === 'input' && target.props['onChange'] !== undefined) target.props['onChange'](event);
    else formOf(root, target)?.props['onSubmit']?.(event);
  });
  return null;
}

export function hear(id: number, chunk: string): void {
  doing(() => { streamed(id, chunk); });
}

function doing(work: () => void): void {
  (globalThis as Record<string, unknown>)['IS_REACT_ACT_ENVIRONMENT'] = true;
  acting(work);
  settleEffects();
}

function formOf(root: Renderer['root'], target: Node): Node | undefined {
  return root.findAll((node) => node.type === 'form').find((form) => (form as unknown as Renderer['root']).findAll((node) => node === target).length > 0);
}

function nameOf({ props, children }: Node): string {
  if (typeof props['aria-label'] === 'string') return props['aria-label'];
  if (typeof props['placeholder'] === 'string' && children.length === 0) return props['placeholder'];
  return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('').trim();
}

function textOf(node: Node): string {
  return node.children.map((child) => (typeof child === 'string' ? child : ['div', 'p', 'li', 'ul', 'section', 'h1', 'h2', 'h3', 'tr', 'button', 'label'].includes(String(child.type)) ? ` ${textOf(child)} ` : textOf(child))).join('');
}
