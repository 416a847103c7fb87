/** WCAG 2.2, 1.4.3: what text of ordinary size needs. */
export const LEGIBLE = 4.5;
const WHITE = '#ffffff';
/** The surfaces of both schemes that text of the accent's colour stands on, the least favourable of each. */
const LIGHT_SURFACE = '#f0f2f6';
const DARK_SURFACE = '#20262e';

/** An accent in each place: behind white text, and as text in light and in dark. */
export type Accent = { fill: string; hover: string; onLight: string; onDark: string };

/** The contrast of two colours like `#3150c4`, from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The contrast with the white text of buttons. */
export function contrastWithWhite(colour: string): number {
  return contrastOf(colour, WHITE);
}

/** The same hue, dark enough for white text on it. */
export function darkEnough(colour: string): string {
  return towards('#000000', colour, WHITE);
}

/** A legible colour for each place, as near to the accent as can be. */
export function accentOf(colour: string): Accent {
  return { fill: colour, hover: mix(colour, '#000000', 0.15), onLight: towards('#000000', colour, LIGHT_SURFACE), onDark: towards(WHITE, colour, DARK_SURFACE) };
}

/** Goes towards an end step by step until it is legible on the surface. */
function towards(end: string, colour: string, surface: string): string {
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = mix(colour, end, share);
    if (contrastOf(mixed, surface) >= LEGIBLE) return mixed;
  }
  return end;
}

function mix(one: string, other: string, share: number): string {
  const [from, to] = [channelsOf(one), channelsOf(other)];
  return `#${from.map((channel, index) => Math.round(channel + ((to[index] ?? 0) - channel) * share).toString(16).padStart(2, '0')).join('')}`;
}

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
