import { escaped } from '#markup/escape.ts';

/** A drawing without a document: the server writes it as markup, the browser keeps elements in step with it. */

export interface Shape {
  /** Stable between drawings, so that what moves is moved and not made anew. */
  key: string;
  tag: 'a' | 'g' | 'circle' | 'line' | 'path' | 'rect' | 'text' | 'tspan';
  attributes: Record<string, string | number>;
  text?: string;
  children?: Shape[];
}

export const svgNamespace = 'http://www.w3.org/2000/svg';

/** A shape as SVG markup; texts and attribute values are escaped. */
export function markup({ key, tag, attributes, text, children = [] }: Shape): string {
  const written = Object.entries({ 'data-key': key, ...attributes }).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<${tag}${written.join('')}>${text === undefined ? '' : escaped(text)}${children.map(markup).join('')}</${tag}>`;
}
