import { LOGO_PIXELS, LOGO_TYPES, MAX_LOGO_BYTES, type Branding } from '@assay/server/contract/branding.ts';
import { Button, FileButton, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { fieldErrors } from '../../../api/field-errors.ts';
import { brandingQuery, removeLogo, saveLogo } from '../../../api/settings.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import settings from '../settings.module.css';
import classes from './logo-form.module.css';

/** The image beside the organization's name. */
export function LogoForm({ logo }: { logo: Branding['logo'] }) {
  const queries = useQueryClient();
  const keep = (saved: Branding) => { queries.setQueryData(brandingQuery.queryKey, saved); };
  const save = useMutation({ mutationFn: saveLogo, onSuccess: keep });
  const remove = useMutation({ mutationFn: removeLogo, onSuccess: keep });
  const errors = fieldErrors(save.error ?? remove.error, ['/logo']);
  return (
    <section className={settings.card} aria-labelledby="logo">
      <h2 id="logo">Logo</h2>
      <p>Beside the name on candidates' pages and on printed reports. PNG, JPEG or WebP, at most {MAX_LOGO_BYTES / 1024} kB, {LOGO_PIXELS.least} to {LOGO_PIXELS.most} pixels in each direction. It stands on white.</p>
      {logo === null ? <p className={settings.quiet}>There is none.</p> : <img className={classes.logo} src={`/api/branding/logos/${logo.hash}`} width={logo.width} height={logo.height} alt="The logo as it is" />}
      <Group gap="xs">
        <FileButton accept={LOGO_TYPES.join()} onChange={(file) => { if (file !== null) { remove.reset(); save.mutate(file); } }} inputProps={{ 'aria-label': 'File of the logo' }}>
          {(props) => <Button {...props} variant="default" loading={save.isPending}>{logo === null ? 'Choose a file…' : 'Choose another file…'}</Button>}
        </FileButton>
        {logo !== null && <Button variant="default" onClick={() => { save.reset(); remove.mutate(); }} loading={remove.isPending}>Remove the logo</Button>}
      </Group>
      {errors.of('/logo') !== undefined && <p role="alert" className={classes.wrong}>{errors.of('/logo')}</p>}
      {errors.rest !== null && <ProblemPanel error={errors.rest} />}
    </section>
  );
}
