/**
 * The same app with a selection of its own: what is done with it means that selection and changes only it. Everything else is read, set and called on `app` itself, whose
 * private state is no other object's.
 */
export const withSelection = <App extends { readonly selection: object }>(app: App, selection: App['selection']): App => new Proxy(app, {
	get: (target, name) => {
		const value: unknown = name === 'selection' ? selection : Reflect.get(target, name, target);
		return typeof value === 'function' ? value.bind(target) : value;
	},
	set: (target, name, value) => Reflect.set(target, name, value, target),
});
