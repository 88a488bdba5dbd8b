/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
const config = { compilerOptions: { runes: true } };

// Svelte reads its configuration from the default export.
// oxlint-disable-next-line import/no-default-export
export default config;
