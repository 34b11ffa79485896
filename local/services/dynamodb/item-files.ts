import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFile } from '../../replace-file.ts'
import { type Item, itemText, keyName, parseItem } from './item.ts'

/** The items of the tables, one file each: `<folder>/<table>/items/<key>.json`. */
export interface ItemFiles {
  load(table: string): Promise<readonly Item[]>
  write(table: string, key: Item, item: Item): Promise<void>
  remove(table: string, key: Item): Promise<void>
}

/** Item files in `folder`. */
export function itemFiles(folder: string): ItemFiles {
  const folderOf = (table: string) => join(folder, table, 'items')
  return {
    async load(table) {
      const names = await readdir(folderOf(table)).catch(() => [])
      const files = names.filter((name) => name.endsWith('.json')).sort()
      return Promise.all(files.map(async (name) => parseItem(await readFile(join(folderOf(table), name), 'utf8'))))
    },
    async write(table, key, item) {
      replaceFile(join(folderOf(table), `${keyName(key)}.json`), `${itemText(item)}\n`)
    },
    remove: (table, key) => rm(join(folderOf(table), `${keyName(key)}.json`), { force: true }),
  }
}
