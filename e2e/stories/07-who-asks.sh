#!/usr/bin/env bash
# How people and programs come in, what keeps others out, and how soon a change of rights holds.
. "$(dirname "$0")/../lib.sh"
name="alice-$run_id" secret="a password of alice"

login admin "$GANTRY_ADMIN_PASSWORD"
admin="$token"
json POST /api/v1/auth/users "$(jq -n --arg u "$name" --arg p "$secret" '{username: $u, password: $p, role: "viewer"}')"
expect 201
login "$name" "$secret"
alice="$token"
json POST /api/v1/entities '{"kind":"Service","metadata":{"name":"who-'"$run_id"'"},"spec":{}}'
expect 403
ok "a viewer reads, and may not write"

token="$admin"
json PUT "/api/v1/auth/users/$name" '{"role":"developer"}'
expect 200
token="$alice"
may_write() {
  json PUT "/api/v1/entities/service/who-$run_id" '{"kind":"Service","metadata":{"name":"who-'"$run_id"'"},"spec":{}}'
  expect 404
}
eventually 20 may_write
json POST /api/v1/entities '{"kind":"Service","metadata":{"name":"who-'"$run_id"'"},"spec":{}}'
expect 201
ok "a new role holds soon, in the session that is open"

json POST /api/v1/auth/apikeys '{"name":"ci","role":"platform-engineer"}'
expect 403
json POST /api/v1/auth/apikeys '{"name":"ci","role":"viewer"}'
expect 201
key=$(jq -r .key <<<"$body") id=$(jq -r .id <<<"$body")
token="$key"
call GET "/api/v1/entities/service/who-$run_id"
expect 200
call GET /api/v1/auth/apikeys
expect 403
ok "an API key can do less than its maker, and manages no keys"

token="$alice"
call DELETE "/api/v1/auth/apikeys/$id"
expect 204
token="$key"
revoked() {
  call GET "/api/v1/entities/service/who-$run_id"
  expect 401
}
eventually 20 revoked
ok "a key that was deleted soon opens nothing"

token="$alice"
for origin in https://evil.example null; do
  json POST /api/v1/entities '{}' -H "Origin: $origin"
  expect 403
done
call DELETE "/api/v1/entities/service/who-$run_id" -H 'Sec-Fetch-Site: cross-site'
expect 403
call DELETE "/api/v1/entities/service/who-$run_id"
expect 204
ok "a page of another site writes nothing, whatever it brings along"

for try in 1 2 3 4 5 6 7 8 9 10 11; do
  json POST /api/v1/auth/login '{"username":"'"$name"'","password":"guess number '"$try"'"}'
done
expect 429
header Retry-After '[0-9]+'
holds '.error and .requestId'
token="$alice"
call GET /api/v1/auth/me
expect 200
ok "who guesses a password is stopped after ten tries, and its owner goes on working"

token="$admin"
call DELETE "/api/v1/auth/users/$name"
expect 204
token="$alice"
removed() {
  call GET /api/v1/auth/me
  expect 401
}
eventually 20 removed
ok "a user who was removed is soon out"
