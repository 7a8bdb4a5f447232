#!/bin/sh
# Reports what this node offers to containers: its system, its container runtimes, its file systems, and whether the
# images that are expected here are here. It reads and asks; it changes nothing and keeps nothing.
#
#   sh probe.sh --site SLUG --print                      shows the report
#   sh probe.sh --site SLUG --token-file FILE            sends it
#   --url URL         the instance to ask and to send to
#   --expected FILE   what to look for, instead of asking the instance
#   --node NAME       what this node is called, instead of its host name
#
# It needs a POSIX shell with sed, awk, tr and df. With curl or wget it sends; without them it prints.
set -u
LC_ALL=C
export LC_ALL
URL='@URL@'
SITE=''
TOKEN_FILE=''
EXPECTED_FILE=''
NODE=''
PRINT=no
SECONDS_AT_MOST=20
TAB=$(printf '\t')

fail() {
  printf 'probe: %s\n' "$1" >&2
  exit "${2:-1}"
}

while [ $# -gt 0 ]; do
  case $1 in
    --print) PRINT=yes ;;
    --site | --url | --token-file | --expected | --node)
      [ $# -ge 2 ] || fail "$1 needs a value." 2
      case $1 in
        --site) SITE=$2 ;;
        --url) URL=${2%/} ;;
        --token-file) TOKEN_FILE=$2 ;;
        --expected) EXPECTED_FILE=$2 ;;
        --node) NODE=$2 ;;
      esac
      shift
      ;;
    -h | --help)
      sed -n '2,/^set/{/^#/s/^# \{0,1\}//p;}' "$0"
      exit 0
      ;;
    *) fail "What is $1? Try --help." 2 ;;
  esac
  shift
done
case $SITE in
  '') fail 'Say which site this is: --site SLUG.' 2 ;;
  *[!a-z0-9_-]*) fail 'A slug has lower-case letters, digits and hyphens.' 2 ;;
esac
[ -z "$TOKEN_FILE" ] || [ -r "$TOKEN_FILE" ] || fail "The token file $TOKEN_FILE cannot be read." 2
[ -z "$EXPECTED_FILE" ] || [ -r "$EXPECTED_FILE" ] || fail "The list $EXPECTED_FILE cannot be read." 2

has() {
  command -v "$1" >/dev/null 2>&1
}

# Runs a command that might hang, without input and without its complaints.
run() {
  if has timeout; then
    timeout "$SECONDS_AT_MOST" "$@" </dev/null 2>/dev/null
  else
    "$@" </dev/null 2>/dev/null
  fi
}

# What JSON can hold between quotes: one line, printable, backslashes and quotes escaped. Other bytes become “?”.
escaped() {
  tr '\t\r\n' '   ' | tr -c '\040-\176' '?' | sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/ *$//'
}

text() {
  printf '"%s"' "$(printf '%s' "$1" | cut -c 1-"${2:-300}" | escaped)"
}

# A text, or null for an empty one.
text_or_null() {
  if [ -n "$1" ]; then text "$1"; else printf null; fi
}

truth() {
  case $1 in
    yes | YES | on | 1) printf true ;;
    no | NO | off | 0) printf false ;;
    *) printf null ;;
  esac
}

number() {
  case $1 in
    '' | *[!0-9]*) printf null ;;
    *) printf '%s' "$1" ;;
  esac
}

# --- the node itself ---

release_of() {
  sed -n "s/^$1=//p" /etc/os-release 2>/dev/null | sed -e "s/^[\"']//" -e "s/[\"']\$//" | head -n 1
}

os_json() {
  redhat=''
  [ ! -r /etc/redhat-release ] || redhat=$(head -n 1 /etc/redhat-release)
  printf '{"id":%s,"version":%s,"name":%s,"redhatRelease":%s}' \
    "$(text "$(release_of ID)" 60)" "$(text "$(release_of VERSION_ID)" 60)" \
    "$(text "$(release_of PRETTY_NAME)" 200)" "$(text "$redhat" 200)"
}

vsyscall_json() {
  case $(uname -m) in x86_64 | i?86) ;; *) printf null && return ;; esac
  [ -r /proc/self/maps ] || { printf null && return; }
  if grep -q '\[vsyscall\]' /proc/self/maps; then printf true; else printf false; fi
}

# Whether somebody without privileges may make a user namespace, which rootless runtimes need.
namespaces_json() {
  most=$(cat /proc/sys/user/max_user_namespaces 2>/dev/null)
  if [ "$most" = 0 ]; then
    printf false
  elif has unshare; then
    if run unshare -U true >/dev/null; then printf true; else printf false; fi
  else
    printf null
  fi
}

# --- what is expected here ---

WORK=''
cleanup() {
  [ -z "$WORK" ] || rm -rf "$WORK"
}
trap cleanup EXIT
trap 'exit 1' HUP INT TERM

# Where the token and the report lie for curl and wget, readable by nobody else: never on a command line.
work_folder() {
  [ -z "$WORK" ] || return 0
  umask 077
  WORK=$(mktemp -d "${TMPDIR:-/tmp}/probe.XXXXXX" 2>/dev/null) || WORK=''
  [ -n "$WORK" ] || return 1
  : >"$WORK/curlrc" && : >"$WORK/wgetrc" || return 1
  [ -n "$TOKEN_FILE" ] || return 0
  token=$(tr -d ' \t\r\n' <"$TOKEN_FILE")
  case $token in
    *[!A-Za-z0-9._~+/=-]*) fail "There is no token in $TOKEN_FILE." 2 ;;
  esac
  printf 'header = "Authorization: Bearer %s"\n' "$token" >"$WORK/curlrc"
  printf 'header = Authorization: Bearer %s\n' "$token" >"$WORK/wgetrc"
}

wget_is_gnu() {
  has wget && wget --version 2>/dev/null | grep -q 'GNU Wget'
}

fetch() {
  work_folder || return 1
  if has curl; then
    curl -fsS -m "$SECONDS_AT_MOST" -K "$WORK/curlrc" "$1"
  elif wget_is_gnu; then
    WGETRC=$WORK/wgetrc wget -q -T "$SECONDS_AT_MOST" -t 1 -O - "$1"
  elif has wget && [ -z "$TOKEN_FILE" ]; then
    wget -q -T "$SECONDS_AT_MOST" -O - "$1"
  else
    return 1
  fi
}

EXPECTED=''
ASKED=no
if [ -n "$EXPECTED_FILE" ]; then
  EXPECTED=$(cat "$EXPECTED_FILE")
  ASKED=yes
elif [ -n "$URL" ] && EXPECTED=$(fetch "$URL/api/v1/sites/$SITE/expected.txt"); then
  ASKED=yes
else
  EXPECTED=''
  printf 'probe: what is expected here could not be asked; the report says nothing of images.\n' >&2
fi
EXPECTED=$(printf '%s\n' "$EXPECTED" | grep -v '^#' | grep "^[a-z][a-z]*${TAB}/" | head -n 2000)

# The digest that a path in CVMFS is called by, where the publisher links it so.
digest_at() {
  [ -L "$1" ] || return 0
  readlink "$1" 2>/dev/null | sed -n 's#^.*/\([0-9a-f]\{64\}\)/*$#sha256:\1#p'
}

images_json() {
  between=''
  printf '%s\n' "$EXPECTED" | while IFS=$TAB read -r channel path _rest; do
    [ -n "$path" ] || continue
    present=false
    digest=''
    link=''
    if [ -e "$path" ]; then
      present=true
      digest=$(digest_at "$path")
      [ ! -L "$path" ] || link=$(readlink "$path" 2>/dev/null)
    fi
    printf '%s{"channel":%s,"path":%s,"present":%s,"digest":%s,"link":%s}' "$between" "$(text "$channel" 20)" \
      "$(text "$path" 500)" "$present" "$(text_or_null "$digest")" "$(text_or_null "$link")"
    between=,
  done
}

# An expected image that a runtime could start: the first that is here.
SAMPLE=$(printf '%s\n' "$EXPECTED" | while IFS=$TAB read -r _channel path _rest; do
  if [ -z "$path" ] || [ ! -e "$path" ]; then continue; fi
  printf '%s' "$path"
  break
done)

# --- container runtimes ---

# Whether a runtime starts a container here: yes, no, or nothing when that cannot be told without changing anything.
starts() {
  case $1 in
    docker) if run docker info >/dev/null; then printf yes; else printf no; fi ;;
    singularity | apptainer)
      [ -n "$SAMPLE" ] || return 0
      if run "$1" exec --contain "$SAMPLE" /bin/sh -c : >/dev/null; then printf yes; else printf no; fi
      ;;
  esac
}

runtimes_json() {
  between=''
  for name in docker podman singularity apptainer shifter; do
    has "$name" || continue
    version=$(run "$name" --version | head -n 1)
    printf '%s{"name":"%s","version":%s,"starts":%s}' "$between" "$name" "$(text "$version" 200)" \
      "$(truth "$(starts "$name")")"
    between=,
  done
}

conf_file() {
  for conf in /etc/apptainer/apptainer.conf /etc/singularity/singularity.conf \
    /usr/local/etc/apptainer/apptainer.conf /usr/local/etc/singularity/singularity.conf; do
    [ ! -r "$conf" ] || { printf '%s' "$conf" && return; }
  done
}

# What Singularity's or Apptainer's configuration says of a setting.
setting() {
  sed -n "s/^[[:space:]]*$1[[:space:]]*=[[:space:]]*//p" "$CONF" | sed 's/[[:space:]]*$//'
}

binds_json() {
  CONF=$(conf_file)
  [ -n "$CONF" ] || { printf null && return; }
  paths=$(setting 'bind path' | sed 's/:.*//' | head -n 100 | while read -r path; do
    printf '%s,' "$(text "$path" 300)"
  done)
  printf '{"file":%s,"userBinds":%s,"overlay":%s,"underlay":%s,"paths":[%s]}' "$(text "$CONF")" \
    "$(truth "$(setting 'user bind control' | tail -n 1)")" "$(truth "$(setting 'enable overlay' | tail -n 1)")" \
    "$(truth "$(setting 'enable underlay' | tail -n 1)")" "${paths%,}"
}

# --- file systems ---

mounts_json() {
  [ -r /proc/mounts ] || return 0
  tr -c '\012\040-\176' '?' </proc/mounts | sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' | awk '
    $3 ~ /^(proc|sysfs|cgroup2?|devpts|devtmpfs|securityfs|debugfs|tracefs|pstore|bpf|configfs|mqueue|hugetlbfs)$/ { next }
    $3 ~ /^(fusectl|binfmt_misc|rpc_pipefs|efivarfs|ramfs|nsfs|selinuxfs)$/ { next }
    length($2) > 300 || length($3) > 60 { next }
    { printf "%s{\"path\":\"%s\",\"type\":\"%s\"}", between, $2, $3; between = ","; if (++count == 300) exit }'
}

revision_of() {
  if has attr; then
    run attr -qg revision "$1"
  elif has getfattr; then
    run getfattr --absolute-names --only-values -n user.revision "$1"
  fi
}

repositories() {
  {
    for folder in /cvmfs/*.*; do
      [ -d "$folder" ] && printf '%s\n' "${folder#/cvmfs/}"
    done
    printf '%s\n' "$EXPECTED" | sed -n "s#^cvmfs${TAB}/cvmfs/\([^/]*\)/.*#\1#p"
  } | sort -u | head -n 100
}

cvmfs_json() {
  between=''
  repositories | while read -r repository; do
    run ls "/cvmfs/$repository/." >/dev/null || continue
    printf '%s{"repository":%s,"revision":%s}' "$between" "$(text "$repository" 200)" \
      "$(number "$(revision_of "/cvmfs/$repository" | tr -d ' \n')")"
    between=,
  done
}

cache_json() {
  quota=''
  base=/var/lib/cvmfs
  for file in /etc/cvmfs/default.conf /etc/cvmfs/default.local; do
    [ -r "$file" ] || continue
    said=$(sed -n 's/^[[:space:]]*CVMFS_CACHE_BASE=//p' "$file" | tail -n 1 | tr -d "\"'")
    base=${said:-$base}
    said=$(sed -n 's/^[[:space:]]*CVMFS_QUOTA_LIMIT=//p' "$file" | tail -n 1 | tr -d "\"'")
    quota=${said:-$quota}
  done
  [ -d "$base" ] || { printf null && return; }
  case $quota in
    *[!0-9]*) quota='' ;;
    ?*) quota=$(printf '%s\n' "$quota" | awk '{ printf "%.0f", $1 * 1048576 }') ;;
  esac
  sizes=$(run df -Pk "$base" | awk 'NR == 2 { printf "%.0f %.0f", $2 * 1024, $4 * 1024 }')
  printf '{"path":%s,"quotaBytes":%s,"sizeBytes":%s,"freeBytes":%s}' "$(text "$base")" "$(number "$quota")" \
    "$(number "${sizes% *}")" "$(number "${sizes#* }")"
}

# --- the report ---

[ -n "$NODE" ] || NODE=$(hostname 2>/dev/null || uname -n)
images=null
[ "$ASKED" = no ] || images="[$(images_json)]"
REPORT=$(
  printf '{"format":1,"site":"%s","node":%s,"at":"%s",\n' "$SITE" "$(text "$NODE" 200)" "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  printf '"os":%s,\n' "$(os_json)"
  printf '"kernel":%s,"architecture":%s,\n' "$(text "$(uname -r)" 200)" "$(text "$(uname -m)" 60)"
  printf '"vsyscall":%s,"userNamespaces":%s,\n' "$(vsyscall_json)" "$(namespaces_json)"
  printf '"runtimes":[%s],\n' "$(runtimes_json)"
  printf '"binds":%s,\n' "$(binds_json)"
  printf '"mounts":[%s],\n' "$(mounts_json)"
  printf '"cvmfs":[%s],\n' "$(cvmfs_json)"
  printf '"cache":%s,\n' "$(cache_json)"
  printf '"images":%s}' "$images"
)

if [ "$PRINT" = yes ] || [ -z "$TOKEN_FILE" ]; then
  printf '%s\n' "$REPORT"
  [ "$PRINT" = yes ] || printf 'probe: not sent, for there is no --token-file.\n' >&2
  exit 0
fi
[ -n "$URL" ] || fail 'Say where to send it: --url URL.' 2
if ! { has curl || wget_is_gnu; } || ! work_folder; then
  printf '%s\n' "$REPORT"
  fail "Not sent: neither curl nor GNU wget is here. Send what was printed to $URL/api/v1/site-reports." 3
fi
printf '%s\n' "$REPORT" >"$WORK/report"
if has curl; then
  curl -sS -m 60 -K "$WORK/curlrc" -H 'Content-Type: application/json' --data-binary "@$WORK/report" \
    -w '\n%{http_code}\n' "$URL/api/v1/site-reports" >"$WORK/answer" || fail 'The report could not be sent.'
  sed '$d' "$WORK/answer"
  case $(tail -n 1 "$WORK/answer") in
    2*) printf 'probe: sent.\n' >&2 ;;
    *) fail "The report was refused ($(tail -n 1 "$WORK/answer"))." ;;
  esac
else
  WGETRC=$WORK/wgetrc wget -q -T 60 -t 1 -O - --content-on-error --header='Content-Type: application/json' \
    --post-file="$WORK/report" "$URL/api/v1/site-reports" || fail 'The report was refused or could not be sent.'
  printf '\nprobe: sent.\n' >&2
fi
