#!/usr/bin/env bash
# An administrator installs hooks, which refuse and tell at every door; somebody without git commits a zip.
. "$(dirname "$0")/../lib.sh"
repo="hooks-$run_id/app"
login admin "$GANTRY_ADMIN_PASSWORD"
export GIT_CONFIG_NOSYSTEM=1 GIT_TERMINAL_PROMPT=0 HOME="$work"
git config --global user.name "Ann Author"
git config --global user.email ann@example.com
git config --global init.defaultBranch master

plain() {
  expect "$1"
  [ "$body" = "$2" ] || fail "expected: $2, got: $body"
}

ssh-keygen -q -t ed25519 -N '' -f "$work/key"
call POST /user -d '{"name": "ann'"$run_id"'", "keys": {"laptop": "'"$(cat "$work/key.pub")"'"}}'
expect 200
call POST /repository -d '{"name": "'"$repo"'", "users": ["ann'"$run_id"'"]}'
expect 200
call GET "/repository/$repo"
ssh_url=$(jq -r .ssh_url <<<"$body")
export GIT_SSH_COMMAND="ssh -F /dev/null -i $work/key -o IdentitiesOnly=yes -o BatchMode=yes \
  -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
over_http() { git -c http.extraHeader="Authorization: Bearer $token" "$@"; }

# commit [CURL ARGUMENTS]: posts the zip to master.
commit() {
  call POST "/repository/$repo/commit" -F "message=Repository scaffold" -F "author-name=Author Name" \
    -F "author-email=author@email.com" -F "committer-name=Committer Name" -F "committer-email=committer@email.com" \
    -F "branch=master" "$@"
}

mkdir -p "$work/scaffold/bin"
printf 'hello\n' >"$work/scaffold/README"
printf '#!/bin/sh\necho hi\n' >"$work/scaffold/bin/run"
chmod +x "$work/scaffold/bin/run"
(cd "$work/scaffold" && zip -qr ../scaffold.zip .)
commit -F "zipfile=@$work/scaffold.zip"
expect 200
holds '.name == "master" and .subject == "Repository scaffold" and .author.email == "author@email.com"'
holds '._links.zipArchive == "/repository/'"$repo"'/archive?ref=master&format=zip"'
over_http clone -q "$url/git/$repo.git" "$work/app" || fail "clone of what the zip made"
[ -x "$work/app/bin/run" ] && cmp "$work/scaffold/README" "$work/app/README" || fail "the files of the zip"
ok "a zip becomes a commit, with what can be run"

printf 'more\n' >"$work/scaffold/MORE"
(cd "$work/scaffold" && zip -q ../more.zip MORE)
commit -F "zipfile=@$work/more.zip" -F "delete=bin/run"
expect 200
git -C "$work/app" -c http.extraHeader="Authorization: Bearer $token" pull -q
[ "$(git -C "$work/app" ls-files | tr '\n' ' ')" = "MORE README " ] || fail "files: $(git -C "$work/app" ls-files)"
ok "the next one adds a file and takes one away"

python3 - "$work/evil.zip" <<'PYTHON'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as z:
    z.writestr("fine", "x")
    z.writestr("../../etc/cron.d/evil", "x")
PYTHON
commit -F "zipfile=@$work/evil.zip"
expect 400
grep -q 'could not extract: path "../../etc/cron.d/evil" has a segment' <<<"$body" || fail "was told: $body"
ok "a zip that climbs out is refused"

head -c 110000000 /dev/urandom >"$work/large.zip"
commit -F "zipfile=@$work/large.zip"
expect 413
ok "an upload over 100 MiB is refused"

cat >"$work/pre-receive" <<'HOOK'
#!/bin/sh
while read old new ref; do
  echo "$TSURU_USER pushes $(git rev-list "$new" --not --all | wc -l) commit to $(basename "$PWD")"
  git diff-tree --name-only -r "$new" | grep -q forbidden && echo "no way" && exit 1
done
exit 0
HOOK
jq -n --rawfile hook "$work/pre-receive" --arg r "$repo" '{content: $hook, repositories: [$r]}' >"$work/install"
call POST /hook/pre-receive --data-binary "@$work/install"
if [ "$status" = 409 ]; then
  ok "hooks are refused here, since the service cannot give them a user of their own"
  exit 0
fi
plain 200 "hook pre-receive successfully created for [$repo]"
call GET "/hook/pre-receive?repository=$repo"
plain 200 "$(cat "$work/pre-receive")"
ok "an administrator installs a hook"

printf 'x\n' >"$work/app/fine"
git -C "$work/app" add fine
git -C "$work/app" commit -qm 'Fine'
git -C "$work/app" push -q "$ssh_url" master >"$work/out" 2>&1 || fail "push: $(cat "$work/out")"
grep -q "remote: ann$run_id pushes 1 commit to app.git" "$work/out" || fail "was told: $(cat "$work/out")"
ok "the hook sees who pushes, and what, before it is accepted"

printf 'x\n' >"$work/app/forbidden"
git -C "$work/app" add forbidden
git -C "$work/app" commit -qm 'Forbidden'
refused() {
  grep -q 'remote: no way' "$work/out" && grep -q 'pre-receive hook declined' "$work/out" ||
    fail "$1: was told: $(cat "$work/out")"
}
git -C "$work/app" push "$ssh_url" master >"$work/out" 2>&1 && fail "the hook let it pass over SSH"
refused SSH
over_http -C "$work/app" push "$url/git/$repo.git" master >"$work/out" 2>&1 && fail "the hook let it pass over HTTP"
refused HTTP
(cd "$work/app" && zip -q "$work/forbidden.zip" forbidden)
commit -F "zipfile=@$work/forbidden.zip"
expect 400
grep -q 'remote: no way' <<<"$body" || fail "was told: $body"
ok "what it refuses is refused at every door, with its words"

call GET "/repository/$repo/hooks/runs?limit=2"
expect 200
holds 'length == 2 and all(.hook == "pre-receive" and .exitStatus == 1 and (.output | contains("no way")))'
ok "its runs are in a log"

call DELETE "/hook/pre-receive?repository=$repo"
plain 200 "hook pre-receive successfully removed from [$repo]"
git -C "$work/app" push -q "$ssh_url" master || fail "push without the hook"
ok "without the hook everything passes"

call DELETE "/repository/$repo"
expect 200
