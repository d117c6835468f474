import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Makes a self-signed certificate for 127.0.0.1 and `name`, with openssl, in a directory. */
export function makeCertificate(directory: string, name: string): { key: string; cert: string } {
  const key = path.join(directory, 'key.pem')
  const cert = path.join(directory, 'cert.pem')
  const names = `subjectAltName=DNS:${name},IP:127.0.0.1`
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']
  const options = ['-x509', '-nodes', '-days', '1', '-subj', '/CN=test', '-addext', names]
  execFileSync('openssl', ['req', ...curve, ...options, '-keyout', key, '-out', cert], { stdio: 'pipe' })
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}
