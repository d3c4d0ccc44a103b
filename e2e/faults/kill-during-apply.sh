#!/usr/bin/env bash
# Kills one process after the other with -9 while catalog files are applied, then looks whether
# everything that was acknowledged is in the catalog, the index and the audit log.
# Usage: e2e/faults/kill-during-apply.sh [FOLDER OF CATALOG FILES] [DATA DIRECTORY OF THE SUITE]
. "$(dirname "$0")/../lib.sh"
files="${1:-$(dirname "$0")/../../../shared/data/catalog/developers}"
data=$(cd "${2:-$(dirname "$0")/../../data}" && pwd)
[ -d "$files" ] || { echo "skipped: $files is not there"; exit 0; }
login admin "$GANTRY_ADMIN_PASSWORD"
acknowledged="$work/acknowledged"
: >"$acknowledged"

# Every pass writes every entity anew, by an annotation that no earlier pass has.
apply_pass() {
  local n="$1" file i=0
  for file in "$files"/*; do
    i=$((i + 1))
    until attempt POST /api/v1/apply -H 'Content-Type: application/yaml' --max-time 60 --data-binary "@$file" &&
      [ "$status" = 200 ]; do
      sleep 0.5
    done
    jq -r '.[] | select(.result == "created" or .result == "updated" or .result == "unchanged") | .ref' \
      <<<"$body" >>"$acknowledged"
    attempt POST /api/v1/entities -H 'Content-Type: application/json' --max-time 60 -d '{"kind":"Documentation","metadata":{"name":"fault-'"$run_id-$n-$i"'"},
      "spec":{"url":"https://example.com"}}' || status=none
    [ "$status" != 201 ] || echo "documentation/fault-$run_id-$n-$i" >>"$acknowledged"
  done
}

kill_part() {
  local part="$1" pid
  case "$part" in
    postgres) pid=$(head -n 1 "$data/postgres/postmaster.pid") ;;
    *) pid=$(pgrep -f -- "-Dgantry.data=$data -Dgantry.part=$part" | head -n 1) ;;
  esac
  [ -n "$pid" ] && kill -9 "$pid" && echo "killed $part ($pid)"
}

n=0
for part in catalog-service search-service postgres kafka; do
  n=$((n + 1))
  apply_pass "$n" &
  pass=$!
  sleep 3
  kill_part "$part" || fail "no process of $part"
  wait "$pass"
done

sort -u -o "$acknowledged" "$acknowledged"
total=$(wc -l <"$acknowledged")
route() { sed -E 's#^([^/]+)/([^:]+):(.+)$#\1/\3?namespace=\2#' <<<"$1"; }

missing=0
while read -r ref; do
  call GET "/api/v1/entities/$(route "$ref")"
  [ "$status" = 200 ] || { missing=$((missing + 1)); echo "lost: $ref ($status)"; }
done <"$acknowledged"
echo "$([ "$missing" = 0 ] && echo held || echo missed): $((total - missing)) of $total acknowledged entities are in the catalog"

unfound=0
while read -r ref; do
  name=$(sed -E 's#^[^/]+/([^:]+:)?##' <<<"$ref")
  kind=${ref%%/*}
  call GET "/api/v1/search?limit=100&kind=$kind&q=$(jq -rn --arg n "$name" '$n|@uri')"
  jq -e --arg n "$name" 'any(.name == $n)' >/dev/null <<<"$body" ||
    { unfound=$((unfound + 1)); echo "not found: $ref"; }
done <"$acknowledged"
echo "$([ "$unfound" = 0 ] && echo held || echo missed): $((total - unfound)) of $total are found by search"

unaudited=0
while read -r ref; do
  name=$(sed -E 's#^[^/]+/([^:]+:)?##' <<<"$ref")
  call GET "/api/v1/audit?limit=1000&action=create&resourceName=$name"
  jq -e 'length > 0' >/dev/null <<<"$body" || { unaudited=$((unaudited + 1)); echo "not audited: $ref"; }
done <"$acknowledged"
echo "$([ "$unaudited" = 0 ] && echo held || echo missed): $((total - unaudited)) of $total have their row in the audit log"

call GET '/api/v1/audit?limit=1000'
twice=$(jq '[group_by(.id)[] | select(length > 1)] | length' <<<"$body")
call GET /api/v1/audit/verify
echo "$([ "$twice" = 0 ] && [ "$status" = 200 ] && echo held || echo missed): no event is audited twice, the chain is whole: $body"
