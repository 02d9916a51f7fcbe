// Runs a wasip1 program in node: wasi.mjs PROGRAM.wasm ARGUMENT …, with the whole file system and the folder it is run in.
import { WASI } from 'node:wasi'
import { readFileSync } from 'node:fs'

const [, , program, ...args] = process.argv
const wasi = new WASI({ version: 'preview1', args: [program, ...args], env: { PWD: process.cwd() }, preopens: { '/': '/' }, returnOnExit: true })
const module = await WebAssembly.compile(readFileSync(program))
process.exitCode = wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()))
