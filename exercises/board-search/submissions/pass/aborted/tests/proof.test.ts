import { interleave, open } from 'kit';
import { settled } from './pages.ts';

describe('answers that overtake each other', () => {
  const titles = (text: string) => ['Disk full', 'Mail is', 'Login fails', 'Disk slow'].filter((title) => text.includes(`${title}`));

  it.each([
    ['two texts', (page) => page.type('Search', 'disk'), (page) => page.type('Search', 'partners'), ['Login fails']],
    ['two tabs', (page) => page.click('Show open'), (page) => page.click('Show resolved'), ['Disk slow']],
    ['a tab and back', (page) => page.click('Show resolved'), (page) => page.click('Show all'), ['Disk full', 'Mail is', 'Login fails', 'Disk slow']],
  ])('%s', async (_, first, second, expected) => {
    const page = await open('ravi');
    await settled(page);
    await interleave([() => first(page), () => second(page)]);
    expect(titles(await settled(page))).toEqual(expected);
  });
});
