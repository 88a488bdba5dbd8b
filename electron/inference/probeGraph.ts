/**
 * An ONNX graph that adds a number to itself (opset 18, 63 bytes), to find out whether a device works before anything depends on it.
 * Made with `onnx.helper`: one Add, input and output float32 [1].
 */
export const probeGraph = Buffer.from('CAg6NQoOCgF4CgF4EgF5IgNBZGQSAWdaDwoBeBIKCggIARIECgIIAWIPCgF5EgoKCAgBEgQKAggBQgQKABAS', 'base64');
