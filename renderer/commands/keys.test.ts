import { expect, test } from 'vitest';
import { keyNameOf, shownKey } from './keys.ts';

const press = (key: string, ...held: ('ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey')[]) =>
	({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...Object.fromEntries(held.map(name => [name, true])) });

test.each([
	[press('k', 'ctrlKey'), 'Ctrl+K'], [press('Z', 'metaKey', 'shiftKey'), 'Ctrl+Shift+Z'], [press(' '), 'Space'],
	[press('ArrowLeft', 'shiftKey'), 'Shift+ArrowLeft'], [press('?', 'shiftKey'), '?'], [press('['), '['], [press('x', 'altKey'), 'Alt+X'],
])('%o is called %s', (pressed, name) => {
	expect(keyNameOf(pressed)).toBe(name);
});

test('keys are shown as each system writes them', () => {
	expect(shownKey('Ctrl+Shift+Z', false)).toBe('Ctrl Shift Z');
	expect(shownKey('Ctrl+Shift+Z', true)).toBe('⌘⇧Z');
	expect(shownKey('Shift+ArrowLeft', false)).toBe('Shift ←');
	expect(shownKey('Ctrl++', false)).toBe('Ctrl +');
});
