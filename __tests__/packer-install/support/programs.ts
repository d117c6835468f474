/** A program that answers as Packer does where the installation asks it, and installs plugins as Packer does. */
export function fakePacker(version: string): string {
  return `#!/bin/sh
case "$1 $2" in
  'version ') echo 'Packer v${version}' ;;
  'plugins installed')
    find "\${PACKER_PLUGIN_PATH:-$HOME/.config/packer/plugins}" -name 'packer-plugin-*' ! -name '*_SHA256SUM' ;;
  'plugins install')
    [ "$3" = --path ] || exit 1
    directory="$PACKER_PLUGIN_PATH/$5"
    mkdir -p "$directory" && cp "$4" "$directory/" || exit 1
    sum=$(sha256sum "$4" | cut -d' ' -f1)
    printf %s "$sum" > "$directory/$(basename "$4")_SHA256SUM" ;;
  *) exit 1 ;;
esac
`
}

/** A program that describes itself as Packer's plugins do. */
export function fakePlugin(version: string): string {
  return `#!/bin/sh
[ "$1" = describe ] && echo '{"version":"${version}","sdk_version":"0.6.10","api_version":"x5.0"}'
`
}

/** Name of the amazon plugin's program in its archive. */
export function pluginEntry(version: string, platform = 'linux_amd64'): string {
  return `packer-plugin-amazon_v${version}_x5.0_${platform}`
}
