import type { Device } from '../shared/generation/inferenceContract.ts';

/** The device to try, and why it is not the one asked for. */
export type DeviceChoice = { readonly device: Device; readonly fallback: string | null };

const names: Record<Device, string> = { cpu: 'the processor', webgpu: 'WebGPU', dml: 'DirectML', coreml: 'Core ML', cuda: 'CUDA' };

/** How a device is called in a sentence. */
export const deviceName = (device: Device): string => names[device];

/**
 * The device for `wanted`, given what this build of onnxruntime can load. A bundled back end is tried even though the machine may lack the hardware: opening
 * the first session will tell. An unknown word means the processor, and says so.
 */
export const chooseDevice = (wanted: string, backends: readonly { readonly name: string; readonly bundled: boolean }[]): DeviceChoice => {
	const device = wanted.trim().toLowerCase();
	if (device === '' || device === 'cpu') {
		return { device: 'cpu', fallback: null };
	}
	if (!Object.hasOwn(names, device)) {
		return { device: 'cpu', fallback: `There is no device called “${wanted}”; models run on the processor.` };
	}
	// Checked to be one of the names just above.
	const known = device as Device;
	if (!backends.some(backend => backend.name === known)) {
		return { device: 'cpu', fallback: `${names[known]} is not part of this installation; models run on the processor.` };
	}
	return { device: known, fallback: null };
};
