import { writeFileSync } from 'node:fs'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'

// What an image would run: it works when it is loaded, and ends with an exit code.
const { MODE = '', BUCKET = '', KEY = '' } = process.env
console.log(`mode ${MODE}, arguments ${process.argv.slice(2).join(' ')}`)
if (MODE === 'fail') process.exit(3)
if (MODE === 'wait') {
  writeFileSync(KEY, 'started')
  setInterval(() => undefined, 1000)
} else {
  const Body = JSON.stringify({ home: process.env.HOME, fixed: process.env.FIXED })
  void new S3Client({ forcePathStyle: true }).send(new PutObjectCommand({ Bucket: BUCKET, Key: KEY, Body }))
}
