import { expect, test } from 'vitest';
import { takeToken, urlOf } from './address.ts';

test('the token is taken out of the fragment and out of the query, and nothing else is touched', () => {
	expect(takeToken('http://127.0.0.1:4711/#token=abc')).toEqual({ token: 'abc', cleanHref: 'http://127.0.0.1:4711/' });
	expect(takeToken('http://127.0.0.1:4711/?x=1&token=abc#here=2')).toEqual({ token: 'abc', cleanHref: 'http://127.0.0.1:4711/?x=1#here=2' });
	expect(takeToken('http://127.0.0.1:4711/').token).toBeNull();
});

test('a media path keeps its version and gains the token on the web, and only there', () => {
	const web = { host: 'web', origin: 'http://127.0.0.1:1', token: 'a b' } as const;
	expect(urlOf(web, 'media/x/preview?v=2')).toBe('http://127.0.0.1:1/media/x/preview?v=2&token=a%20b');
	expect(urlOf(web, 'media/x/preview')).toBe('http://127.0.0.1:1/media/x/preview?token=a%20b');
	expect(urlOf({ host: 'desktop' }, 'media/x/preview?v=2')).toBe('/media/x/preview?v=2');
});
