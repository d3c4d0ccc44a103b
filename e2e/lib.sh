# Words for the stories. Source it; a line that does not hold ends the story with what was seen.
# Needs GANTRY_URL and GANTRY_ADMIN_PASSWORD, curl and jq.
set -euo pipefail

url="${GANTRY_URL:?the address of the gateway}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
run_id="$(date +%s)$$" # names that no earlier run has used

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# login USER PASSWORD: what follows acts as that user.
login() {
  token=$(jq -n --arg u "$1" --arg p "$2" '{username: $u, password: $p}' |
    curl -sf "$url/api/v1/auth/login" -H 'Content-Type: application/json' -d @- | jq -r .token) ||
    fail "login as $1"
}

# attempt METHOD PATH [CURL ARGUMENTS]: leaves $status, $body and $work/headers; fails if nobody answers.
attempt() {
  local method="$1" path="$2"
  shift 2
  : >"$work/body"
  status=$(curl -s -o "$work/body" -D "$work/headers" -w '%{http_code}' -X "$method" "$url$path" \
    -H "Authorization: Bearer ${token:-none}" "$@") || return 1
  body=$(cat "$work/body")
}

# call: the same, where an answer is a must.
call() {
  attempt "$@" || fail "$1 $2: no answer"
}

# json METHOD PATH BODY: the same with a JSON body.
json() {
  local method="$1" path="$2" content="$3"
  shift 3
  call "$method" "$path" -H 'Content-Type: application/json' --data-binary "$content" "$@"
}

# expect STATUS: of the last call.
expect() {
  [ "$status" = "$1" ] || fail "expected $1, got $status: $body"
}

# holds JQ-CONDITION: of the last answer.
holds() {
  jq -e "$1" >/dev/null 2>&1 <<<"$body" || fail "expected $1 of: $body"
}

# header NAME VALUE-PATTERN: of the last answer.
header() {
  grep -qiE "^$1: $2" "$work/headers" || fail "expected header $1: $2 among: $(cat "$work/headers")"
}

# eventually SECONDS COMMAND...: tries until it holds.
eventually() {
  local until=$((SECONDS + $1))
  shift
  until ("$@") 2>/dev/null; do
    [ "$SECONDS" -lt "$until" ] || { "$@"; fail "not in time: $*"; }
    sleep 0.1
  done
  "$@"
}

ok() {
  echo "ok: $*"
}
