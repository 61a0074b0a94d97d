/** Whoever asks, signed in or not. */
export const anybody = () => true;
