/** The layers of a picture that move with the scene, from below. */
export const movingLayers = ['rings', 'lines', 'marks', 'pills', 'names'] as const;
