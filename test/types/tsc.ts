import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = new URL('../../', import.meta.url)

/** What the type checker says of the project file `config`: its complaints and its figures. */
export async function tsc(config: URL, ...options: readonly string[]): Promise<{ readonly exitCode: number; readonly output: string }> {
  const compiler = fileURLToPath(new URL('node_modules/.bin/tsc', ROOT))
  return new Promise((resolve, reject) => {
    execFile(compiler, ['-p', fileURLToPath(config), '--noEmit', ...options], (error, stdout, stderr) => {
      // A number is an exit code; anything else says that the checker did not run.
      if (error !== null && typeof error.code !== 'number') reject(error)
      else resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr })
    })
  })
}
