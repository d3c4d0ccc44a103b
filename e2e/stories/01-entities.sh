#!/usr/bin/env bash
# A developer creates an entity, reads it, changes it and deletes it, by the seed's curls.
. "$(dirname "$0")/../lib.sh"
name="payment-api-$run_id"

call GET /api/v1/entities
expect 401
header WWW-Authenticate Bearer
holds '.error and .requestId'
ok "nobody gets in without a token"

login admin "$GANTRY_ADMIN_PASSWORD"
json POST /api/v1/entities '{"kind":"Service","apiVersion":"gantry.io/v1","metadata":{"name":"'"$name"'",
  "description":"Handles all payment processing","owner":"platform-team","tags":["payments","critical"],
  "labels":{"tier":"backend"}},"spec":{"type":"backend","lifecycle":"production"}}'
expect 201
header Location "/api/v1/entities/service/$name"
holds '.metadata.createdBy == "admin" and .metadata.namespace == "default" and .metadata.annotations == {}'
ok "an entity is created"

call GET "/api/v1/entities/SERVICE/$name?namespace=default"
expect 200
etag=$(grep -i '^etag:' "$work/headers" | tr -d '\r' | cut -d' ' -f2)
call GET "/api/v1/entities/service/$name" -H "If-None-Match: $etag"
expect 304
ok "it is read in any spelling of its kind, and not sent again to who has it"

call GET '/api/v1/entities?tag=critical&owner=platform-team'
expect 200
holds 'map(.metadata.name) | index("'"$name"'") != null'
call GET '/api/v1/entities/services?ownr=x'
expect 400
holds '.error | contains("ownr")'
ok "lists are filtered, and a typo is told"

json PUT "/api/v1/entities/service/$name" \
  '{"kind":"Service","metadata":{"name":"'"$name"'"},"spec":{"type":"worker"}}' -H "If-Match: $etag"
expect 200
holds '.spec == {"type":"worker"} and .metadata.tags == []'
json PUT "/api/v1/entities/service/$name" \
  '{"kind":"Service","metadata":{"name":"'"$name"'"},"spec":{"type":"library"}}' -H "If-Match: $etag"
expect 412
ok "it is replaced, but not by who has not read the newest"

json POST /api/v1/entities '{"kind":"Service","metadata":{"name":"'"$name"'"}}'
expect 409
json POST /api/v1/entities '{"kind":"Service","metadata":{"name":"x-'"$run_id"'"},"spec":{"type":"spaceship"}}'
expect 422
holds '.details[0].path == "/spec/type"'
json POST /api/v1/entities '{"kind":"Service","metadata":{"name":"No Name"}}'
expect 400
ok "what is wrong is refused with the place and the rule"

call DELETE "/api/v1/entities/service/$name"
expect 204
call GET "/api/v1/entities/service/$name"
expect 404
holds '.error == "entity not found"'
call GET "/api/v1/entities/service/$name/revisions"
expect 200
holds 'map(.action) == ["delete","update","create"]'
ok "it is deleted, and its history stays"

call GET /api/v1/schemas/service
expect 200
holds '.properties.type.enum | index("backend") != null'
ok "the schema of its kind can be read"
