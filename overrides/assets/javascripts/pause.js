/** Give a tap its turn between two pieces of work: one long piece keeps a slow phone from answering. @returns {Promise<void>} */
export const pause = () => new Promise((done) => void setTimeout(done));
