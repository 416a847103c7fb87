import { crc32, deflateSync } from 'node:zlib';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';
import type { TestBrowser } from '../testing/test-browser.ts';

let app: TestApp;
beforeAll(async () => { app = await openTestApp(); });
afterAll(() => app.close(), 10_000);

/** A real PNG of one colour. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height))), chunk('IEND', Buffer.alloc(0))]);
}
const WEBP = Buffer.from('UklGRlYAAABXRUJQVlA4IEoAAADQAwCdASogACAAPm02mUkkIyKhIggAgA2JaQAA9G4fZkrTzQAA/vUMf//+wYP/+yGP/+x///2CH/+wO//7Az/8/bP//PU///0AAAAA', 'base64');
const upload = async (who: TestBrowser, content: Buffer | string, type = 'image/png') => {
  const response = await who.fetch('/api/branding/logo', { method: 'PUT', body: content, headers: { 'Content-Type': type } });
  return { status: response.status, body: JSON.parse(await response.text()) };
};
const fetched = async (who: TestBrowser, path: string) => {
  const response = await who.fetch(path, {});
  return { status: response.status, headers: response.headers, content: Buffer.from(await response.arrayBuffer()) };
};
const save = (who: TestBrowser, changes: object = {}) => who.put('/api/branding', { accent: '#1b6ec2', supportEmail: 'help@north.example', ...changes });

test('an administrator sets how the organization looks; its candidates and members see it, another organization\'s do not', async () => {
  expect((await app.as.ana.get('/api/session')).body.organization).toEqual({ name: 'North', branding: { accent: null, supportEmail: null, logo: null } });
  expect((await save(app.as.adi, { accent: '#1B6EC2' })).body).toEqual({ accent: '#1b6ec2', supportEmail: 'help@north.example', logo: null });
  const logo = png(120, 40);
  const { body: branding } = await upload(app.as.adi, logo);
  expect(branding).toMatchObject({ accent: '#1b6ec2', logo: { width: 120, height: 40 } });
  const { hash } = branding.logo;
  expect((await app.as.ana.get('/api/session')).body.organization.branding).toEqual(branding);
  expect((await app.as.rey.get('/api/branding')).body).toEqual(branding);

  for (const [who, path] of [[app.as.ana, 'session'], [app.as.rey, 'branding']] as const) {
    const { status, headers, content } = await fetched(who, `/api/${path}/logos/${hash}`);
    expect([status, content.equals(logo)]).toEqual([200, true]);
    expect(['content-type', 'x-content-type-options', 'cache-control', 'cross-origin-resource-policy'].map((name) => headers.get(name)))
      .toEqual(['image/png', 'nosniff', 'private, max-age=31536000, immutable', 'same-origin']);
  }
  expect(await Promise.all([fetched(app.as.ben, `/api/session/logos/${hash}`), fetched(app.as.bob, `/api/branding/logos/${hash}`), fetched(app.as.nobody, `/api/branding/logos/${hash}`)]))
    .toMatchObject([{ status: 404 }, { status: 404 }, { status: 401 }]);
  expect((await app.as.ben.get('/api/session')).body.organization.branding).toEqual({ accent: null, supportEmail: null, logo: null });
  expect((await app.as.bob.get('/api/branding')).body.logo).toBeNull();

  expect((await upload(app.as.adi, WEBP, 'image/webp')).body.logo).toMatchObject({ width: 32, height: 32 });
  expect((await fetched(app.as.ana, `/api/session/logos/${hash}`)).status).toBe(404);
  expect((await app.as.adi.send('DELETE', '/api/branding/logo')).body).toMatchObject({ logo: null, accent: '#1b6ec2' });
  expect((await app.as.adi.send('DELETE', '/api/branding/logo')).status).toBe(404);
  const { rows } = await app.query("SELECT action FROM assay.audit WHERE organization_id = $1 AND subject = 'branding' ORDER BY sequence", [app.north.id]);
  expect(rows.map(({ action }) => action)).toEqual(['branding_changed', 'logo_changed', 'logo_changed', 'logo_removed']);
});

test('only administrators change it', async () => {
  for (const who of [app.as.ada, app.as.rey]) {
    expect([(await save(who)).status, (await upload(who, png(20, 20))).status, (await who.send('DELETE', '/api/branding/logo')).status]).toEqual([403, 403, 403]);
  }
  expect((await upload(app.as.sue, png(20, 20))).status).toBe(200);
  expect((await app.as.ana.get('/api/session')).body.organization.branding.logo).toBeNull();
});

test('a file is believed by its bytes alone, and told what is wrong with it', async () => {
  const refused = async (content: Buffer | string, type?: string) => {
    const { status, body } = await upload(app.as.adi, content, type);
    return [status, body.fields[0].pointer, body.fields[0].detail];
  };
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><script>alert(1)</script></svg>';
  const gif = Buffer.from('R0lGODlhFAAUAIAAAAAAAP///yH5BAEAAAAALAAAAAAUABQAAAIRhI+py+0Po5y02ouz3rz7rxUAOw==', 'base64');
  for (const content of [svg, gif, '<html>', png(20, 20).subarray(0, 12)]) expect(await refused(content)).toEqual([400, '/logo', expect.stringContaining('it is none of them inside')]);
  expect(await refused(svg, 'image/svg+xml')).toEqual([400, '/logo', 'Expected the file of a PNG, JPEG or WebP.']);
  expect(await refused(png(3000, 20))).toEqual([400, '/logo', 'It has 3000 × 20 pixels; use 16 to 2000 in each direction.']);
  expect(await refused(png(20, 8))).toEqual([400, '/logo', expect.stringContaining('20 × 8')]);
  expect(await refused(Buffer.concat([png(20, 20), Buffer.alloc(256 * 1024)]))).toEqual([400, '/logo', expect.stringContaining('It has 257 kB; use at most 256 kB.')]);
  expect((await upload(app.as.adi, Buffer.alloc(3 * 1024 * 1024))).body.code).toBe('body_too_large');
  expect((await upload(app.as.adi, png(20, 20), 'image/jpeg')).status).toBe(200);
  const { hash } = (await app.as.adi.get('/api/branding')).body.logo;
  expect((await fetched(app.as.adi, `/api/branding/logos/${hash}`)).headers.get('content-type')).toBe('image/png');
});

test('a colour on which nobody can read is refused with one that is near; other fields are named', async () => {
  const { body: { fields: [{ pointer, detail }] } } = await save(app.as.adi, { accent: '#ffcc00' });
  expect([pointer, detail]).toEqual(['/accent', expect.stringMatching(/^White text on it has a contrast of 1\.5:1, and people need 4\.5:1 .* #[0-9a-f]{6} is the same colour/)]);
  expect((await save(app.as.adi, { accent: /#[0-9a-f]{6}/.exec(detail)?.[0] })).status).toBe(200);
  for (const accent of ['red', '#fff', '#1b6ec2; } body { display: none']) expect((await save(app.as.adi, { accent })).body.fields).toEqual([{ pointer: '/accent', detail: 'Expected a colour like #3150c4.' }]);
  expect((await save(app.as.adi, { supportEmail: 'call us' })).body.fields).toEqual([{ pointer: '/supportEmail', detail: expect.stringContaining('Expected an address') }]);
});

test('mails say whom to ask', async () => {
  await save(app.as.adi);
  const { body } = await app.as.ada.post('/api/invitations', { screenId: app.north.screenId, candidate: { name: 'Mia', email: 'mia@candidates.example' } });
  expect(body.mail.text).toContain('Questions? Write to help@north.example.');
  const { body: preview } = await app.as.ada.post('/api/invitations/preview', { screenId: app.north.screenId, csv: 'name,email\nNia,nia@candidates.example\n' });
  expect(preview.mail.text).toContain('Questions? Write to help@north.example.');
});
