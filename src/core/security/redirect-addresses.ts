import { globalRedirectUrl, type RedirectMode } from './security.ts';

const certificationRedirectUrl = 'https://global-test.consent.azure-apim.net/redirect';

/** An address to be registered with the API. */
export interface RedirectAddress {
  readonly purpose: 'use' | 'certification';
  /** Whole, or its beginning where the end is known only after the connector was created. */
  readonly address: string;
  readonly isWhole: boolean;
}

/**
 * The redirect addresses to register with the API. In the modes other than `Global` the address is known only once the
 * connector was created; clouds of their own (governments, China) show theirs then as well. Source: domain notes, 3.4.
 *
 * @param written The file's `redirectUrl`, which may be another than the mode's.
 */
export function redirectAddresses(mode: RedirectMode, written = ''): readonly RedirectAddress[] {
  const certification: RedirectAddress = { purpose: 'certification', address: certificationRedirectUrl, isWhole: true };
  switch (mode) {
    case 'Global': {
      const address = written === '' ? globalRedirectUrl : written;
      return [{ purpose: 'use', address, isWhole: true }, certification];
    }
    case 'GlobalPerConnector':
      return [{ purpose: 'use', address: `${globalRedirectUrl}/`, isWhole: false }, certification];
    case 'Direct':
      return [];
  }
}
