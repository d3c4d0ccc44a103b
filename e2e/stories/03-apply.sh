#!/usr/bin/env bash
# Many documents at once: ours and Backstage's, good and bad; each gets its own line in the report.
. "$(dirname "$0")/../lib.sh"
login admin "$GANTRY_ADMIN_PASSWORD"
name="shop-$run_id"

cat >"$work/catalog.yaml" <<YAML
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: $name
  annotations: {github.com/project-slug: acme/shop}
spec: {type: website, lifecycle: production, owner: team-web}
---
kind: Team
metadata: {name: team-web-$run_id}
---
kind: Service
metadata: {name: bad-$run_id}
spec: {type: spaceship}
---
kind: [unclosed
---
apiVersion: backstage.io/v1alpha1
kind: Location
metadata: {name: root}
spec: {targets: [./other.yaml]}
YAML

call POST '/api/v1/apply?dryRun=true' -H 'Content-Type: application/yaml' --data-binary "@$work/catalog.yaml"
expect 200
holds 'map(.result) == ["created","created","invalid","invalid","ignored"]'
call GET "/api/v1/entities/service/$name"
expect 404
ok "a dry run says what would happen and does nothing"

call POST /api/v1/apply -H 'Content-Type: application/yaml' --data-binary "@$work/catalog.yaml"
expect 200
holds 'map(.result) == ["created","created","invalid","invalid","ignored"]'
holds '.[2].errors[0] | .path == "/spec/type" and .line == 13 and (.message | contains("spaceship"))'
holds '.[3].errors[0].line >= 15'
ok "good documents are applied, bad ones are refused with line and reason"

call GET "/api/v1/entities/service/$name"
expect 200
holds '.spec.type == "frontend" and .metadata.owner == "team-web"'
ok "a Backstage descriptor becomes an entity of ours"

call POST /api/v1/apply -H 'Content-Type: application/yaml' --data-binary "@$work/catalog.yaml"
holds 'map(.result)[0:2] == ["unchanged","unchanged"]'
ok "applied again it changes nothing"

json POST '/api/v1/apply?atomic=true' '[{"kind":"Service","metadata":{"name":"atomic-'"$run_id"'"}},
  {"kind":"Service","metadata":{"name":"atomic-bad-'"$run_id"'"},"spec":{"type":"spaceship"}}]'
call GET "/api/v1/entities/service/atomic-$run_id"
expect 404
ok "atomic is all or nothing"

for i in 1 2 3; do echo '{"kind":"Service","metadata":{"name":"line-'"$run_id-$i"'"}}'; done |
  call POST /api/v1/apply -H 'Content-Type: application/x-ndjson' --data-binary @-
call GET "/api/v1/entities/service/line-$run_id-3"
expect 200
ok "a stream of lines is applied as it comes"
