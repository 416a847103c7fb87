import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';

/** For secrets of others that we have to present, so that a hash will not do: a copy of the database tells none. */
export type Vault = { seal(text: string): Promise<string>; open(sealed: string): Promise<string> };

export function createVault(secret: string): Vault {
  return {
    seal: (data) => symmetricEncrypt({ key: secret, data }),
    open: (data) => symmetricDecrypt({ key: secret, data }),
  };
}
