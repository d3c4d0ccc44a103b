#!/usr/bin/env bash
# Each curl of the two pages that Gantry was begun with, and of the routes they name, in their order, with its answer.
# Names get an ending of this run; actions, plugins and GitOps answer 503 until their services are built.
. "$(dirname "$0")/../lib.sh"

# seed STATUS METHOD PATH [CURL ARGUMENTS]: prints the command and what came.
seed() {
  local wanted="$1"
  shift
  call "$@"
  printf '$ curl -X%s %s\n  %s %s\n' "$1" "${*:2}" "$status" "$(tr '\n' ' ' <<<"$body" | cut -c1-400)"
  expect "$wanted"
}
json_seed() { seed "$1" "$2" "$3" -H 'Content-Type: application/json' -d "$4"; }

token=none
seed 200 GET /healthz
holds '.status == "ok"'
seed 200 GET /readyz
holds '.status == "ok"'
call GET /metrics
expect 200
grep -q '^http_server_requests_seconds_count' "$work/body" || fail "no metrics"
login admin "$GANTRY_ADMIN_PASSWORD"
service="payment-api-$run_id" database="postgres-payments-$run_id"
json_seed 201 POST /api/v1/entities '{"kind": "Infrastructure", "metadata": {"name": "'"$database"'"}}'
json_seed 201 POST /api/v1/entities '{"kind": "Service", "apiVersion": "gantry.io/v1",
  "metadata": {"name": "'"$service"'", "title": "Payment API", "description": "Handles all payment processing", "tags": ["critical", "'"$run_id"'"]},
  "spec": {"dependsOn": ["infrastructure/'"$database"'"]}}'
seed 200 GET '/api/v1/entities?tag=critical'
holds 'any(.[]; .metadata.name == "'"$service"'")'
seed 200 GET /api/v1/entities/service
seed 200 GET "/api/v1/entities/Service/$service?namespace=default"
holds '.kind == "Service" and .metadata.name == "'"$service"'" and .metadata.uid'
entity=$(jq -c '.metadata.title = "Payments"' <<<"$body")
json_seed 200 PUT "/api/v1/entities/service/$service" "$entity"
searched() { call GET "/api/v1/search?q=$service" && holds '.[0].name == "'"$service"'"'; }
eventually 30 searched
seed 200 GET "/api/v1/search?q=$service"
seed 200 GET "/api/v1/graph/service/$service"
holds '.edges == [{"from": "service/'"$service"'", "to": "infrastructure/'"$database"'", "type": "dependsOn"}]'
holds '.nodes | length == 2'
seed 200 GET /api/v1/schemas
seed 200 GET /api/v1/schemas/service
json_seed 204 POST /api/v1/history '{"kind": "Service", "name": "'"$service"'", "namespace": "default"}'
seed 200 GET '/api/v1/history?limit=10'
holds '.[0].name == "'"$service"'"'
seed 200 GET /api/v1/dashboard/config
json_seed 200 PUT /api/v1/dashboard/config '{"widgets": [{"id": "entity_stats", "enabled": true}, {"id": "recent_activity", "enabled": true}],
  "announcements": [{"title": "Scheduled Maintenance", "message": "Downtime on Saturday 2am-4am UTC", "severity": "warning"}]}'
audited() { call GET "/api/v1/audit?resourceName=$service" && holds 'length == 2 and .[0].action == "update" and .[1].action == "create"'; }
eventually 30 audited
seed 200 GET '/api/v1/audit?limit=20'
seed 204 DELETE "/api/v1/entities/service/$service"
seed 503 GET /api/v1/actions
seed 503 GET /api/v1/plugins
seed 503 GET '/api/v1/health-check?url=https://example.com/healthz'
ok "the portal's page"

mine="myrepository-$run_id" user="john-$run_id" other="alice-$run_id"
export HOME="$work"
ssh-keygen -q -t ed25519 -N '' -C john@home -f "$work/key"
seed 200 POST /user -d '{"name": "'"$user"'", "keys": {}}'
seed 200 POST /user -d '{"name": "'"$other"'", "keys": {}}'
seed 200 POST "/user/$user/key" -d '{"home": "'"$(cat "$work/key.pub")"'"}'
seed 200 GET "/user/$user/keys"
seed 200 DELETE "/user/$user/key/home"
seed 200 POST /repository -d '{"name": "'"$mine"'", "users": ["'"$user"'"], "readonlyusers": ["'"$other"'"]}'
seed 200 PUT /repository/set -d '{"repositories": ["'"$mine"'"], "users": ["'"$user"'"]}'
seed 200 PUT '/repository/set?readonly=yes' -d '{"repositories": ["'"$mine"'"], "users": ["'"$other"'"]}'
seed 200 POST /repository/grant -d '{"repositories": ["'"$mine"'"], "users": ["'"$other"'"]}'
seed 200 DELETE /repository/revoke -d '{"repositories": ["'"$mine"'"], "users": ["'"$other"'"]}'
seed 200 POST '/repository/grant?readonly=yes' -d '{"repositories": ["'"$mine"'"], "users": ["'"$other"'"]}'
seed 200 GET "/repository/$mine"
seed 200 POST /repository/hook/update -d '{"repositories": ["'"$mine"'"], "content": "#!/bin/sh\nexit 0\n"}'
[ "$body" = "hook update successfully created for [$mine]" ] || fail "$body"
mkdir -p "$work/scaffold/some/path"
echo words >"$work/scaffold/some/path/repo.txt"
(cd "$work/scaffold" && zip -qr "$work/scaffold.zip" .)
seed 200 POST "/repository/$mine/commit" -F 'message=Repository scaffold' -F 'author-name=Author Name' -F author-email=author@email.com \
  -F 'committer-name=Committer Name' -F committer-email=committer@email.com -F branch=master -F "zipfile=@$work/scaffold.zip"
holds '.name == "master" and .subject == "Repository scaffold" and ._links.zipArchive'
seed 200 GET "/repository/$mine/contents?path=/some/path/repo.txt"
[ "$body" = words ] || fail "$body"
seed 200 GET "/repository/$mine/tree"
seed 200 GET "/repository/$mine/tree?ref=master&path=/some"
for format in zip tar.gz; do
  call GET "/repository/$mine/archive?ref=master&format=$format"
  expect 200
  echo "\$ curl -XGET /repository/$mine/archive?ref=master&format=$format: $(wc -c <"$work/body") bytes"
done
seed 200 GET "/repository/$mine/branches"
holds 'length == 1 and .[0].name == "master"'
seed 200 GET "/repository/$mine/tags"
holds 'length == 0'
seed 200 GET "/repository/$mine/logs?ref=HEAD&total=1"
holds '.commits | length == 1'
seed 200 POST /repository -d '{"name": "mynamespace-'"$run_id/$mine"'", "users": ["'"$user"'"], "readonlyusers": ["'"$other"'"]}'
seed 200 GET "/repository/mynamespace-$run_id/$mine/branches"
seed 200 DELETE "/repository/$mine"
seed 200 DELETE "/repository/mynamespace-$run_id/$mine"
seed 200 DELETE "/user/$user"
ok "the page of the git API"
