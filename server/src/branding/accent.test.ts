import fc from 'fast-check';
import { accentOf, contrastOf, contrastWithWhite, darkEnough, LEGIBLE } from '../contract/accent.ts';

test('contrast is as WCAG defines it', () => {
  expect(contrastOf('#000000', '#ffffff')).toBe(21);
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrastOf('#3150c4', '#3150c4')).toBe(1);
});

test('what is legible stays as it is; of any colour there is a legible one for each place', () => {
  expect(accentOf('#3150c4')).toMatchObject({ fill: '#3150c4', onLight: '#3150c4' });
  fc.assert(fc.property(fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`), (colour) => {
    const { onLight, onDark } = accentOf(colour);
    const surfaces = ['#ffffff', '#f5f6f9', '#f0f2f6'].map((surface) => contrastOf(onLight, surface));
    expect(Math.min(contrastWithWhite(darkEnough(colour)), ...surfaces, ...['#101317', '#171b21', '#20262e'].map((surface) => contrastOf(onDark, surface)))).toBeGreaterThanOrEqual(LEGIBLE);
  }));
});
