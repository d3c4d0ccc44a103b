#!/usr/bin/env bash
# What an operator asks, and what a client sees of a service that is not there.
. "$(dirname "$0")/../lib.sh"

call GET /healthz
expect 200
holds '. == {"status":"ok"}'
call GET /readyz
expect 200
call GET /metrics
expect 200
grep -q '^jvm_memory_used_bytes' <<<"$body" || fail "no Prometheus text"
ok "health, readiness and metrics are public"

login admin "$GANTRY_ADMIN_PASSWORD"
call GET /api/v1/actions
expect 503
header Retry-After '[0-9]+'
holds '.error and .requestId'
ok "a service that is not built answers 503 in the error shape"

call GET /api/v1/nothing
expect 404
holds '.error'
call GET /api/v1/auth/me
expect 200
holds '.username == "admin" and .effectiveRole == "admin"'
call POST /api/v1/auth/logout
expect 204
ended() {
  call GET /api/v1/auth/me
  expect 401
}
eventually 20 ended
ok "a session ends when its user logs out"
