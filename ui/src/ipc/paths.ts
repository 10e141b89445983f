/** Whether something dropped names a file or folder of this computer; links and pictures of the web don't. */
export const isLocalPath = (path: string) => /^(?:\/|[A-Za-z]:[\\/]|\\\\)/u.test(path);
