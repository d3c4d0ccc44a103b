#!/usr/bin/env bash
# Applies every file of a folder as it is and says what became of each document.
# Usage: e2e/import-catalog.sh [FOLDER]; exit code 1 if a document has no result.
. "$(dirname "$0")/lib.sh"
files="${1:-$(dirname "$0")/../../shared/data/catalog/developers}"
[ -d "$files" ] || { echo "skipped: $files is not there"; exit 0; }
login admin "$GANTRY_ADMIN_PASSWORD"
report="$work/report"
for file in "$files"/*; do
  type=application/yaml
  case "$file" in *.json) type=application/json ;; esac
  call POST /api/v1/apply -H "Content-Type: $type" --data-binary "@$file"
  if [ "$status" != 200 ]; then
    jq -n --arg file "$(basename "$file")" --argjson body "$body" \
      '{file: $file, result: "refused", ref: null, errors: [{line: 0, path: "", message: $body.error}]}' >>"$report"
    continue
  fi
  jq -c --arg file "$(basename "$file")" '.[] | . + {file: $file}' <<<"$body" >>"$report"
done

echo "documents by result:"
jq -r .result "$report" | sort | uniq -c
echo "created, updated or unchanged, by kind:"
jq -r 'select(.result | IN("created", "updated", "unchanged")) | .ref | split("/")[0]' "$report" | sort | uniq -c
echo "not applied, and why:"
jq -r 'select(.result | IN("invalid", "failed", "refused")) |
  "\(.file):\(.errors[0].line // "?") \(.errors[0].path // "") \(.errors[0].message // "no reason")"' "$report"
jq -e 'select(.result == "failed" or ((.result | IN("invalid", "refused")) and .errors == []))' "$report" >/dev/null && exit 1
exit 0
