import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import PDFDocument from 'pdfkit';

// DejaVu, free to embed: Latin, Cyrillic, Greek, Arabic, Hebrew, Georgian, Armenian and the signs of verdicts.
const FONTS = {
  regular: readFileSync(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
  bold: readFileSync(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')),
};
const COVERAGE = create(FONTS.regular) as Font;
const MARGIN = 54;
const SIZES = { H1: 17, H2: 12.5, P: 9.5 } as const;
const INK = '#111111';
const QUIET = '#555555';

type Style = { bold?: boolean; quiet?: boolean };

/** Text on numbered A4 pages, tagged as headings, paragraphs and lists so that a screen reader can follow (PDF/UA). */
export class Paper {
  readonly #doc: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  #missing = false;

  constructor({ title, author, at }: { title: string; author: string; at: Date }) {
    const options = {
      size: 'A4', margin: MARGIN, bufferPages: true, pdfVersion: '1.7', subset: 'PDF/UA', tagged: true, lang: 'en', displayTitle: true,
      // Without it a font is parsed that no page uses.
      font: null,
      info: { Title: this.#drawable(title), Author: this.#drawable(author), CreationDate: at },
    };
    // The library's types are older than it: they know neither the subset nor that there may be no first font.
    this.#doc = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions);
    this.#doc.registerFont('regular', FONTS.regular).registerFont('bold', FONTS.bold);
    this.#root = this.#doc.struct('Document');
    this.#doc.addStructure(this.#root);
  }

  heading(level: 1 | 2, text: string): void {
    const tag = `H${level}` as const;
    if (level === 2) this.#doc.moveDown(1);
    this.#turnAtFoot();
    this.#write(this.#root, tag, text, SIZES[tag], { bold: true });
    this.#doc.moveDown(0.3);
  }

  paragraph(text: string, style: Style = {}): void {
    this.#write(this.#root, 'P', text, SIZES.P, style);
    this.#doc.moveDown(0.4);
  }

  /** Items of a list; each is lines of which the first stands out. */
  list(items: readonly (readonly string[])[]): void {
    const list = this.#doc.struct('L');
    this.#root.add(list);
    for (const [first = '', ...more] of items) {
      this.#turnAtFoot();
      const item = this.#doc.struct('LI');
      const body = this.#doc.struct('LBody');
      list.add(item);
      item.add(body);
      this.#write(body, 'P', first, SIZES.P, { bold: true });
      for (const line of more) this.#write(body, 'P', line, SIZES.P, {});
      body.end();
      item.end();
      this.#doc.moveDown(0.4);
    }
    list.end();
  }

  /** Numbers the pages and gives the file. */
  async finish(footer: string): Promise<Buffer> {
    if (this.#missing) this.paragraph('□ stands for a character that the font of this file cannot draw. The page in the browser shows it.', { quiet: true });
    this.#root.end();
    const { start, count } = this.#doc.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) this.#number(page, `${footer} · page ${page + 1} of ${count}`);
    const parts: Buffer[] = [];
    this.#doc.on('data', (part: Buffer) => parts.push(part));
    const ended = new Promise<void>((done, failed) => void this.#doc.once('end', done).once('error', failed));
    this.#doc.end();
    await ended;
    return Buffer.concat(parts);
  }

  #write(parent: PDFKit.PDFStructureElement, tag: string, text: string, size: number, { bold = false, quiet = false }: Style): void {
    parent.add(this.#doc.struct(tag, {}, () => {
      this.#doc.font(bold ? 'bold' : 'regular').fontSize(size).fillColor(quiet ? QUIET : INK).text(this.#drawable(text), { lineGap: 1.5 });
    }));
  }

  /** What stands out at the foot of a page would stand without what it announces. */
  #turnAtFoot(): void {
    if (this.#doc.y > this.#doc.page.height - MARGIN - 3.5 * SIZES.H2) this.#doc.addPage();
  }

  /** Beside the text's margin and no part of what is read aloud. */
  #number(page: number, text: string): void {
    this.#doc.switchToPage(page);
    this.#doc.page.margins.bottom = 0;
    this.#doc.markContent('Artifact', { type: 'Pagination' });
    this.#doc.font('regular').fontSize(7.5).fillColor(QUIET).text(this.#drawable(text), MARGIN, this.#doc.page.height - 0.6 * MARGIN, { lineBreak: false });
    this.#doc.endMarkedContent();
  }

  /** What has no glyph is shown as a box and explained at the end: a name that silently lost its letters is another name. */
  #drawable(text: string): string {
    return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\n]/gu, (character) => {
      if (COVERAGE.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) return character;
      if (character === '\t') return '  ';
      this.#missing = true;
      return '□';
    });
  }
}
