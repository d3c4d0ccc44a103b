#!/usr/bin/env bash
# A change is found by search within a second, and the audit log says who did it.
. "$(dirname "$0")/../lib.sh"
name="ledger-$run_id"
login admin "$GANTRY_ADMIN_PASSWORD"

found() {
  call GET "/api/v1/search?q=$name"
  expect 200
  holds 'map(.name) == ["'"$name"'"] and .[0].tags == ["money"]'
}
gone() {
  call GET "/api/v1/search?q=$name"
  expect 200
  holds '. == []'
}
create() {
  json POST /api/v1/entities '{"kind":"Service","metadata":{"name":"'"$name"'","title":"General ledger",
    "tags":["money"]},"spec":{"type":"backend"}}' -H "X-Request-Id: $1"
  expect 201
  header X-Request-Id "$1"
}

create "story-$run_id"
eventually 30 found
ok "a created entity is found"

call DELETE "/api/v1/entities/service/$name"
expect 204
eventually 30 gone
create "again-$run_id"
eventually 30 found
ok "a deleted one is gone, and found when it is made again"

call GET '/api/v1/search?q='
expect 200
holds '. == []'
ok "a blank query finds nothing"

audited() {
  call GET "/api/v1/audit?resourceName=$name&limit=20"
  expect 200
  holds 'map(.action) == ["create","delete","create"]'
}
eventually 30 audited
holds '.[2] | .userName == "admin" and .resourceType == "Service" and .source == "api"
  and .requestId == "story-'"$run_id"'" and (.ipAddress | length > 0)'
ok "every change is in the audit log once, newest first"

call GET "/api/v1/audit/export?resourceName=$name"
expect 200
header Content-Type application/x-ndjson
[ "$(jq -r .action <<<"$body" | paste -sd,)" = create,delete,create ] || fail "expected three lines, got: $body"
ok "the audit log is exported a row a line"

eve="eve-$run_id"
json POST /api/v1/auth/users '{"username":"'"$eve"'","password":"correct horse battery","role":"viewer"}'
expect 201
login "$eve" "correct horse battery"
for _ in 1 2 3; do
  call DELETE "/api/v1/entities/service/$name"
  expect 403
done
login admin "$GANTRY_ADMIN_PASSWORD"
refused() {
  call GET "/api/v1/audit?user=$eve&action=access-refused"
  expect 200
  holds 'length >= 1 and length <= 2 and all(.resourceName == "DELETE /api/v1/entities/{kind}/{name}" and .after.status == 403)'
}
eventually 30 refused
ok "a refused attempt is in the audit log, once a minute"

call GET /api/v1/audit/verify
expect 200
holds '.firstBroken == null and .rows > 0'
ok "the chain is whole"
