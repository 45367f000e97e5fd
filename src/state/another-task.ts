/**
 * Lets the browser do something else in between. Taking in what comes from a worker or the disk, and showing it, are two tasks:
 * with a large file each of them is as long as one may be.
 */
export const anotherTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
