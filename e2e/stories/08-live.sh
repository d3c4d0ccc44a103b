#!/usr/bin/env bash
# What happens, told over a WebSocket as it happens.
. "$(dirname "$0")/../lib.sh"
name="live-$run_id"

# connect [HEADER...]: asks for a socket, which is file 3 from then on.
connect() {
  local host="${url#*://}" header
  : >"$work/heard"
  exec 3<>"/dev/tcp/${host%:*}/${host##*:}"
  for header in 'GET /api/v1/ws HTTP/1.1' "Host: $host" 'Connection: Upgrade' 'Upgrade: websocket' \
    'Sec-WebSocket-Version: 13' 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==' "$@" ''; do
    printf '%s\r\n' "$header" >&3
  done
}
# listen [HEADER...]: writes what comes to $work/heard, until the socket is closed.
listen() {
  connect "$@"
  timeout 90 cat <&3 >"$work/heard" || true
  exec 3<&- 3>&-
}
# handshake [HEADER...]: writes to $work/heard how the wish for a socket is answered.
handshake() {
  connect "$@"
  timeout 30 sed '/^\r$/q' <&3 >"$work/heard" || true
  exec 3<&- 3>&-
}
heard() { grep -qa "$1" "$work/heard" || fail "expected $1 in: $(tr -cd '[:print:]\n' <"$work/heard")"; }

login admin "$GANTRY_ADMIN_PASSWORD"
listen "Authorization: Bearer $token" &
eventually 30 heard '^HTTP/1.1 101'
json POST /api/v1/entities '{"kind":"Service","metadata":{"name":"'"$name"'"},"spec":{"type":"backend"}}'
expect 201
eventually 30 heard "\"type\":\"entity.created\".*$name"
call DELETE "/api/v1/entities/service/$name"
expect 204
eventually 30 heard "\"type\":\"entity.deleted\".*$name"
ok "a client hears of a new entity and of its end"

call POST /api/v1/auth/logout
expect 204
SECONDS=0
wait
[ "$SECONDS" -le 25 ] || fail "the socket outlived its session by $SECONDS s"
ok "a socket is closed when the session ends"

login admin "$GANTRY_ADMIN_PASSWORD"
handshake "Cookie: gantry_session=$token" "Origin: https://evil.example"
heard '^HTTP/1.1 403'
handshake "Cookie: gantry_session=$token"
heard '^HTTP/1.1 403'
handshake "Cookie: gantry_session=$token" "Origin: $url"
heard '^HTTP/1.1 101'
handshake
heard '^HTTP/1.1 401'
call GET "/api/v1/ws?token=$token"
expect 401
ok "by cookie only from our own pages, and never by a token in the address"
