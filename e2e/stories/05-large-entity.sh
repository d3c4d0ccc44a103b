#!/usr/bin/env bash
# An entity near the limit of a body goes through the whole line; one above it is refused.
. "$(dirname "$0")/../lib.sh"
login admin "$GANTRY_ADMIN_PASSWORD"
name="large-$run_id"

# entity BYTES: a body of that many bytes.
entity() {
  local head='{"kind":"API","metadata":{"name":"'"$name"'"},"spec":{"type":"rest","definition":"' tail='"}}'
  printf '%s' "$head" >"$work/entity.json"
  head -c "$(($1 - ${#head} - ${#tail}))" /dev/zero | tr '\0' 'x' >>"$work/entity.json"
  printf '%s' "$tail" >>"$work/entity.json"
}
send() {
  call "$1" "$2" -H 'Content-Type: application/json' --data-binary "@$work/entity.json"
}

entity 1048577
send POST /api/v1/entities
expect 413
ok "a body above 1 MiB is refused"

entity 1048576
send POST /api/v1/entities
expect 201
entity 1048570
send PUT "/api/v1/entities/api/$name"
expect 200
call GET "/api/v1/entities/api/$name"
expect 200
holds '.spec.definition | length > 1048000'
ok "one of 1 MiB is created, changed and read"

found() {
  call GET "/api/v1/search?q=$name"
  holds 'map(.name) == ["'"$name"'"]'
}
eventually 30 found
audited() {
  call GET "/api/v1/audit?resourceName=$name"
  expect 200
  holds 'map(.action) == ["update","create"] and (.[0].before.spec.definition | length > 1048000)'
}
eventually 30 audited
ok "it is found, and the audit log has it before and after"

call DELETE "/api/v1/entities/api/$name"
expect 204
gone() {
  call GET "/api/v1/search?q=$name"
  holds '. == []'
}
eventually 30 gone
ok "it is deleted everywhere"
