import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';

type Props = { value: string; placeholder: string; onSearch: (text: string) => void };

/** Searches shortly after the last key: each letter is not a question. */
export function SearchBox({ value, placeholder, onSearch }: Props) {
  const [text, setText] = useState(value);
  useEffect(() => { setText(value); }, [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => { onSearch(text); }, 250);
    return () => { clearTimeout(timer); };
  });
  return <TextInput size="xs" type="search" label="Search" placeholder={placeholder} value={text} onChange={(event) => { setText(event.currentTarget.value); }} w={220} />;
}
