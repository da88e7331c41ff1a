# Where a JDK 25 lies; for the launchers, which source this file. Starts no process but one each for links.

# The feature version of the Java in this folder, as its release file tells; nothing if it has none.
java_version() {
  local line
  [ -r "$1/release" ] || return 0
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=\"*)
        line=${line#JAVA_VERSION=\"}
        line=${line%%[!0-9]*}
        printf '%s' "$line"
        return 0
        ;;
    esac
  done <"$1/release"
}

is_java_25() {
  [ -x "$1/bin/java" ] && [ "$(java_version "$1")" = 25 ]
}

# The folder of the first java on the PATH, through its links.
java_on_path() {
  local java link
  java=$(command -v java) || return 0
  while [ -L "$java" ]; do
    link=$(readlink "$java")
    case $link in
      /*) java=$link ;;
      *) java=$(dirname "$java")/$link ;;
    esac
  done
  (cd "$(dirname "$java")/.." 2>/dev/null && pwd -P)
}

# Sets JAVA25 to the folder of a JDK 25, or ends the script with one line that says what would do.
find_java_25() {
  local home
  if [ -n "${KUITTAUS_JAVA_HOME:-}" ]; then
    if is_java_25 "$KUITTAUS_JAVA_HOME"; then
      JAVA25=$KUITTAUS_JAVA_HOME
      return
    fi
    echo "kuittaus: KUITTAUS_JAVA_HOME=$KUITTAUS_JAVA_HOME is no JDK 25." >&2
    exit 2
  fi
  for home in "${JAVA_HOME:-}" \
    /usr/lib/jvm/*25* /usr/java/*25* /opt/*jdk*25* "${HOME:-}"/.sdkman/candidates/java/25* "${HOME:-}"/.jdks/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -n "$home" ] && is_java_25 "$home"; then
      JAVA25=$home
      return
    fi
  done
  if [ -x /usr/libexec/java_home ] && home=$(/usr/libexec/java_home -v 25 2>/dev/null) && is_java_25 "$home"; then
    JAVA25=$home
    return
  fi
  home=$(java_on_path)
  if [ -n "$home" ] && is_java_25 "$home"; then
    JAVA25=$home
    return
  fi
  echo "kuittaus: needs Java 25, and none was found: install a JDK 25, or set KUITTAUS_JAVA_HOME to its folder." >&2
  exit 2
}
